package cn.fengming.points.awards;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The flags of homes: at most one of a colour for a home and month. */
@Component
class Flags {

    /** The rule whose posted points fly the red flag. */
    static final String RED = "red_flag_home";

    private final DatabaseClient database;
    private final Ids ids;
    private final Clock clock;

    Flags(DatabaseClient database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** Flies the red flag for those of the applications that earned one, in the month it was earned for. */
    Mono<Void> raiseRed(UUID town, UUID by, List<UUID> applications) {
        return database.sql("""
                        insert into awards.flag
                          (town_id, id, village_id, household_id, month, colour, state, application_id, score, words,
                           raised_by, raised_at, state_by, state_at)
                        select a.town_id, line.flag, a.village_id, a.household_id,
                               extract(year from a.happened_on)::int * 100 + extract(month from a.happened_on)::int,
                               'RED', 'UP', a.id, s.score, a.rule_name, :by, :at, :by, :at
                          from unnest(:applications, :ids) as line (application, flag)
                          join awards.application a on a.town_id = :town and a.id = line.application
                          left join awards.home_sheet s
                            on s.town_id = a.town_id and s.household_id = a.household_id
                           and s.month = extract(year from a.happened_on)::int * 100
                                         + extract(month from a.happened_on)::int
                         where a.rule_code = :rule and a.posting_id is not null and a.state <> 'DEFERRED'
                        on conflict on constraint flag_once do nothing
                        """)
                .bind("town", town)
                .bind("applications", applications.toArray(UUID[]::new))
                .bind("ids", applications.stream().map(each -> ids.next()).toArray(UUID[]::new))
                .bind("rule", RED)
                .bind("by", by)
                .bind("at", clock.instant())
                .then();
    }

    /** Raises a yellow flag for every home of the village whose sheet of the month scored below. Emits how many. */
    Mono<Long> raiseYellow(UUID town, UUID village, int month, int below, UUID by, Instant cureUntil) {
        return database.sql("""
                        select household_id from awards.home_sheet
                         where town_id = :town and village_id = :village and month = :month and score < :below
                         order by household_id
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("month", month)
                .bind("below", below)
                .map(row -> new Cells(row).id("household_id"))
                .all()
                .collectList()
                .filter(homes -> !homes.isEmpty())
                .flatMap(homes -> raiseYellow(town, month, homes, by, cureUntil))
                .defaultIfEmpty(0L);
    }

    private Mono<Long> raiseYellow(UUID town, int month, List<UUID> homes, UUID by, Instant cureUntil) {
        return database.sql("""
                        insert into awards.flag
                          (town_id, id, village_id, household_id, month, colour, state, score, words,
                           raised_by, raised_at, cure_until, state_by, state_at)
                        select s.town_id, line.flag, s.village_id, s.household_id, s.month, 'YELLOW', 'UP', s.score,
                               s.words, :by, :at, :until, :by, :at
                          from unnest(:homes, :ids) as line (household, flag)
                          join awards.home_sheet s
                            on s.town_id = :town and s.household_id = line.household and s.month = :month
                        on conflict on constraint flag_once do nothing
                        """)
                .bind("town", town)
                .bind("month", month)
                .bind("homes", homes.toArray(UUID[]::new))
                .bind("ids", homes.stream().map(each -> ids.next()).toArray(UUID[]::new))
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("until", cureUntil)
                .fetch()
                .rowsUpdated();
    }

    Mono<Flag> add(Flag flag) {
        return database.sql("""
                        insert into awards.flag
                          (town_id, id, village_id, household_id, month, colour, state, words,
                           raised_by, raised_at, cure_until, state_by, state_at)
                        values (:town, :id, :village, :household, :month, :colour, :state, :words,
                                :by, :at, :until, :by, :at)
                        """)
                .bind("town", flag.town())
                .bind("id", flag.id())
                .bind("village", flag.village())
                .bind("household", flag.household())
                .bind("month", flag.month())
                .bind("colour", flag.colour().name())
                .bind("state", flag.state().name())
                .bind("words", flag.words())
                .bind("by", flag.raisedBy())
                .bind("at", flag.raisedAt())
                .bind("until", Cells.orNull(flag.cureUntil(), Instant.class))
                .then()
                .thenReturn(flag);
    }

    /** Reads one and keeps everybody else from moving it until the transaction ends. */
    Mono<Flag> lock(UUID town, UUID id) {
        return database.sql("select * from awards.flag where town_id = :town and id = :id for update")
                .bind("town", town)
                .bind("id", id)
                .map(row -> flag(new Cells(row)))
                .one()
                .switchIfEmpty(unknown());
    }

    static <T> Mono<T> unknown() {
        return Mono.error(() -> Problem.notFound("这面旗"));
    }

    Mono<Void> save(Flag flag) {
        return database.sql("""
                        update awards.flag
                           set state = :state, cure_words = :words, state_by = :by, state_at = :at
                         where town_id = :town and id = :id
                        """)
                .bind("town", flag.town())
                .bind("id", flag.id())
                .bind("state", flag.state().name())
                .bind("words", Cells.orNull(flag.cureWords(), String.class))
                .bind("by", flag.stateBy())
                .bind("at", flag.stateAt())
                .then();
    }

    /** Of a village and month, in the order they were raised; {@code colour} null for both. Cured ones are gone. */
    Flux<Flag> ofVillage(
            UUID town, UUID village, int month, Flag.@Nullable Colour colour, @Nullable UUID after, int limit) {
        return database.sql("""
                        select * from awards.flag
                         where town_id = :town and village_id = :village and month = :month and state <> 'CURED'
                           and (cast(:colour as text) is null or colour = :colour)
                           and (cast(:after as uuid) is null or id > :after)
                         order by id limit :limit
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("month", month)
                .bind("colour", Cells.orNull(colour == null ? null : colour.name(), String.class))
                .bind("after", Cells.orNull(after, UUID.class))
                .bind("limit", limit)
                .map(row -> flag(new Cells(row)))
                .all();
    }

    /** Of a home, cured ones too, newest first. */
    Flux<Flag> ofHousehold(UUID town, UUID household, @Nullable UUID after, int limit) {
        return database.sql("""
                        select * from awards.flag
                         where town_id = :town and household_id = :household
                           and (cast(:after as uuid) is null or id < :after)
                         order by id desc limit :limit
                        """)
                .bind("town", town)
                .bind("household", household)
                .bind("after", Cells.orNull(after, UUID.class))
                .bind("limit", limit)
                .map(row -> flag(new Cells(row)))
                .all();
    }

    private static Flag flag(Cells cells) {
        return new Flag(
                cells.id("id"),
                cells.id("town_id"),
                cells.id("village_id"),
                cells.id("household_id"),
                cells.count("month"),
                cells.word("colour", Flag.Colour.class),
                cells.word("state", Flag.State.class),
                cells.row().get("score", Integer.class),
                cells.text("words"),
                cells.id("raised_by"),
                cells.moment("raised_at"),
                cells.momentOrNull("cure_until"),
                cells.textOrNull("cure_words"),
                cells.id("state_by"),
                cells.moment("state_at"));
    }
}
