package cn.fengming.points.awards;

import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.rules.Second;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The applications of a town. A row moves only from the state that was read, and each move leaves its step. */
@Component
class Applications {

    private final DatabaseClient database;
    private final Steps steps;
    private final Outbox outbox;
    private final Clock clock;

    Applications(DatabaseClient database, Steps steps, Outbox outbox, Clock clock) {
        this.database = database;
        this.steps = steps;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Payload of every {@code awards.application-...} fact. */
    record Moved(UUID application, UUID household, State state) {}

    Mono<Application> add(Application application) {
        return database.sql("""
                        insert into awards.application
                          (town_id, id, village_id, household_id, origin, rule_id, rule_code, rule_name, rule_version,
                           points, quantity, award, event, host_id, happened_on, quarter, words,
                           submitted_by, submitted_from, submitted_at, needs_panel, needs_second, needs_notice,
                           taken_by, confirmed_by, confirmed_at, state, state_at)
                        values
                          (:town, :id, :village, :household, :origin, :rule, :code, :name, :version,
                           :points, :quantity, :award, :event, :host, :day, :quarter, :words,
                           :by, :from, :at, :panel, :second, :notice,
                           :taken, :confirmed, case when :isConfirmed then :at end, :state, :at)
                        """)
                .bind("town", application.town())
                .bind("id", application.id())
                .bind("village", application.village())
                .bind("household", application.household())
                .bind("origin", application.origin().name())
                .bind("rule", application.rule())
                .bind("code", application.ruleCode())
                .bind("name", application.ruleName())
                .bind("version", application.ruleVersion())
                .bind("points", application.points())
                .bind("quantity", application.quantity())
                .bind("award", application.award())
                .bind("event", Cells.orNull(application.event(), String.class))
                .bind("host", Cells.orNull(application.host(), UUID.class))
                .bind("day", application.happenedOn())
                .bind("quarter", application.quarter().code())
                .bind("words", application.words())
                .bind("by", application.submittedBy())
                .bind("from", Cells.orNull(application.submittedFrom(), UUID.class))
                .bind("at", application.submittedAt())
                .bind("panel", application.required().panel())
                .bind("second", application.required().second().name())
                .bind("notice", application.required().notice())
                .bind("taken", Cells.orNull(application.takenBy(), UUID.class))
                .bind("confirmed", Cells.orNull(application.confirmedBy(), UUID.class))
                .bind("isConfirmed", application.confirmedBy() != null)
                .bind("state", application.state().name())
                .then()
                .then(steps.add(
                        application.town(),
                        application.id(),
                        null,
                        application.state(),
                        application.submittedBy(),
                        null))
                .then(tell(application))
                .thenReturn(application);
    }

    /** Tells {@code awards.application-approved} and the like: the household wants to know. */
    private Mono<Void> tell(Application application) {
        String topic = "awards.application-"
                + application.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return outbox.tell(
                application.town(),
                topic,
                application.id(),
                new Moved(application.id(), application.household(), application.state()));
    }

    Mono<Application> find(UUID town, UUID id) {
        return one("select * from awards.application where town_id = :town and id = :id", town, id);
    }

    /** Reads one and keeps everybody else from moving it until the transaction ends. 404 when the town has none such. */
    Mono<Application> lock(UUID town, UUID id) {
        return one("select * from awards.application where town_id = :town and id = :id for update", town, id)
                .switchIfEmpty(unknown());
    }

    /** The one a transfer paid, kept from others until the transaction ends. */
    Mono<Application> lockPaidBy(UUID town, UUID transfer) {
        return one(
                "select * from awards.application where town_id = :town and transfer_id = :id for update",
                town,
                transfer);
    }

    /** Notes what a correction took back; emits it as it is now. */
    Mono<Application> takeBack(Application application, long amount) {
        return database.sql("""
                        update awards.application set taken_back = taken_back + :amount
                         where town_id = :town and id = :id
                        returning *
                        """)
                .bind("town", application.town())
                .bind("id", application.id())
                .bind("amount", amount)
                .map(row -> application(new Cells(row)))
                .one();
    }

    static <T> Mono<T> unknown() {
        return Mono.error(() -> Problem.notFound("这条申报"));
    }

    /** Those of the ids that are of this village, locked in the order of their ids. */
    Flux<Application> lockAll(UUID town, UUID village, Collection<UUID> ids) {
        return database.sql("""
                        select * from awards.application
                         where town_id = :town and village_id = :village and id = any(:ids)
                         order by id for update
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row -> application(new Cells(row)))
                .all();
    }

    Flux<Application> findAll(UUID town, Collection<UUID> ids) {
        return database.sql("select * from awards.application where town_id = :town and id = any(:ids) order by id")
                .bind("town", town)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row -> application(new Cells(row)))
                .all();
    }

    /** One page of a village's, oldest first; {@code state} null for every state. */
    Flux<Application> ofVillage(UUID town, UUID village, @Nullable State state, @Nullable UUID after, int limit) {
        return database.sql("""
                        select * from awards.application
                         where town_id = :town and village_id = :village
                           and (cast(:state as text) is null or state = :state)
                           and (cast(:after as uuid) is null or id > :after)
                         order by id limit :limit
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("state", Cells.orNull(state == null ? null : state.name(), String.class))
                .bind("after", Cells.orNull(after, UUID.class))
                .bind("limit", limit)
                .map(row -> application(new Cells(row)))
                .all();
    }

    /** One page of a quarter's, oldest first; {@code village} null for the whole town. */
    Flux<Application> ofQuarter(UUID town, Quarter quarter, @Nullable UUID village, @Nullable UUID after, int limit) {
        return database.sql("""
                        select * from awards.application
                         where town_id = :town and quarter = :quarter
                           and (cast(:village as uuid) is null or village_id = :village)
                           and (cast(:after as uuid) is null or id > :after)
                         order by id limit :limit
                        """)
                .bind("town", town)
                .bind("quarter", quarter.code())
                .bind("village", Cells.orNull(village, UUID.class))
                .bind("after", Cells.orNull(after, UUID.class))
                .bind("limit", limit)
                .map(row -> application(new Cells(row)))
                .all();
    }

    /** One page of a household's, newest first; {@code state} null for every state. */
    Flux<Application> ofHousehold(UUID town, UUID household, @Nullable State state, @Nullable UUID after, int limit) {
        return database.sql("""
                        select * from awards.application
                         where town_id = :town and household_id = :household
                           and (cast(:state as text) is null or state = :state)
                           and (cast(:after as uuid) is null or id < :after)
                         order by id desc limit :limit
                        """)
                .bind("town", town)
                .bind("household", household)
                .bind("state", Cells.orNull(state == null ? null : state.name(), String.class))
                .bind("after", Cells.orNull(after, UUID.class))
                .bind("limit", limit)
                .map(row -> application(new Cells(row)))
                .all();
    }

    /** How many of a village are in each state, and what they come to: what may still be asked of its pool. */
    Flux<StateCount> counts(UUID town, UUID village) {
        return database.sql("""
                        select state, count(*) as applications, cast(sum(award - set_off - posted) as bigint) as points
                          from awards.application
                         where town_id = :town and village_id = :village
                         group by state order by state
                        """)
                .bind("town", town)
                .bind("village", village)
                .mapProperties(StateCount.class)
                .all();
    }

    /** @param points what they are still owed; until a panel has said less, what their rules give */
    record StateCount(State state, long applications, long points) {}

    /** Moves one; emits it as it is now. 409 when the move does not start from its state. */
    Mono<Application> move(Application application, Move move, UUID by, @Nullable String reason) {
        return Mono.fromSupplier(() -> move.from(application.state(), application.required()))
                .flatMap(to -> write(application, move, to, by, reason));
    }

    private Mono<Application> write(Application application, Move move, State to, UUID by, @Nullable String reason) {
        return database.sql("""
                        update awards.application set
                          state = :to, state_at = :at, reason = :reason, needs_second = :second,
                          reviewed_at = case when :move in ('PASS', 'FAIL') then :at else reviewed_at end,
                          taken_by = case when :move = 'TAKE_ON' then :by else taken_by end,
                          confirmed_by = case when :move = 'CONFIRM' then :by else confirmed_by end,
                          confirmed_at = case when :move = 'CONFIRM' then :at else confirmed_at end,
                          noticed_at = case when :move = 'END_TERM' then :at else noticed_at end
                         where town_id = :town and id = :id and state = :from
                        returning *
                        """)
                .bind("town", application.town())
                .bind("id", application.id())
                .bind("from", application.state().name())
                .bind("to", to.name())
                .bind("move", move.name())
                .bind("second", application.required().second().name())
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("reason", Cells.orNull(reason, String.class))
                .map(row -> application(new Cells(row)))
                .one()
                .switchIfEmpty(Mono.error(() -> Problem.conflict("application-state", "这条申报刚刚被别人办理，请刷新后再看")))
                .delayUntil(moved ->
                        steps.add(application.town(), application.id(), application.state(), moved.state(), by, reason))
                .delayUntil(this::tell);
    }

    /** Moves all that are in {@code from} now, and emits their ids. */
    Flux<UUID> moveAll(UUID town, Collection<UUID> ids, State from, Move move, UUID by, @Nullable UUID notice) {
        return database.sql("""
                        update awards.application set
                          state = :to, state_at = :at, reason = null,
                          notice_id = coalesce(cast(:notice as uuid), notice_id),
                          noticed_at = case when :move = 'END_TERM' then :at else noticed_at end
                         where town_id = :town and id = any(:ids) and state = :from
                        returning id
                        """)
                .bind("town", town)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("from", from.name())
                .bind("to", target(move).name())
                .bind("move", move.name())
                .bind("notice", Cells.orNull(notice, UUID.class))
                .bind("at", clock.instant())
                .map(row -> new Cells(row).id("id"))
                .all()
                .collectList()
                .delayUntil(moved -> steps.addAll(town, moved, from, target(move), by, null))
                .flatMapIterable(moved -> moved);
    }

    /** The moves that whole batches make lead to one state only. */
    private static State target(Move move) {
        return switch (move) {
            case PUBLISH -> State.ON_NOTICE;
            case END_TERM, FALL_DUE -> State.DUE;
            default -> throw new IllegalArgumentException("not a move of batches: " + move);
        };
    }

    /** Changes what it is worth, after an objection. */
    Mono<Void> changeAward(UUID town, UUID id, long award) {
        return database.sql("update awards.application set award = :award where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .bind("award", award)
                .then();
    }

    private Mono<Application> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .map(row -> application(new Cells(row)))
                .one();
    }

    static Application application(Cells cells) {
        return new Application(
                cells.id("id"),
                cells.id("town_id"),
                cells.id("village_id"),
                cells.id("household_id"),
                cells.word("origin", Origin.class),
                cells.id("rule_id"),
                cells.text("rule_code"),
                cells.text("rule_name"),
                cells.count("rule_version"),
                cells.number("points"),
                cells.count("quantity"),
                cells.number("award"),
                cells.textOrNull("event"),
                cells.idOrNull("host_id"),
                cells.day("happened_on"),
                cells.quarter("quarter"),
                cells.text("words"),
                cells.id("submitted_by"),
                cells.idOrNull("submitted_from"),
                cells.moment("submitted_at"),
                new Required(
                        cells.flag("needs_panel"),
                        cells.word("needs_second", Second.class),
                        cells.flag("needs_notice")),
                cells.idOrNull("taken_by"),
                cells.idOrNull("confirmed_by"),
                cells.idOrNull("notice_id"),
                cells.word("state", State.class),
                cells.moment("state_at"),
                cells.textOrNull("reason"),
                cells.number("set_off"),
                cells.number("posted"),
                cells.number("taken_back"),
                cells.idOrNull("transfer_id"));
    }
}
