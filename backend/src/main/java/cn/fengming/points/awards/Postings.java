package cn.fengming.points.awards;

import cn.fengming.points.kernel.Quarter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The postings of a village, and the rows of what is due as one posting reads and leaves them. */
@Component
class Postings {

    private final DatabaseClient database;
    private final Clock clock;

    Postings(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Approved applications of rules that ask for no notice, up to the quarter. */
    Flux<UUID> withoutNotice(UUID town, UUID village, Quarter quarter) {
        return database.sql("""
                        select id from awards.application
                         where town_id = :town and village_id = :village and state = 'APPROVED' and not needs_notice
                           and quarter <= :quarter
                         order by id for update
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("quarter", quarter.code())
                .map(row -> new Cells(row).id("id"))
                .all();
    }

    /** Everything due, earliest submitted first; locked in this order. */
    Flux<Application> lockDue(UUID town, UUID village, Quarter quarter) {
        return database.sql("""
                        select * from awards.application
                         where town_id = :town and village_id = :village and state in ('DUE', 'DEFERRED')
                           and quarter <= :quarter
                         order by submitted_at, id for update
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("quarter", quarter.code())
                .map(row -> Applications.application(new Cells(row)))
                .all();
    }

    /** Writes what became of each item; each has to be due still. Emits how many were. */
    Mono<Long> write(UUID town, UUID posting, List<Settlement.Outcome> outcomes, Map<UUID, UUID> transfers) {
        return database.sql("""
                        update awards.application a set
                          state = line.state, state_at = :at, reason = null, set_off = line.set_off,
                          posted = line.posted, posting_id = :posting, transfer_id = line.transfer
                          from unnest(:ids, :states, :setOffs, :posted, :transfers)
                            as line (id, state, set_off, posted, transfer)
                         where a.town_id = :town and a.id = line.id and a.state in ('DUE', 'DEFERRED')
                        """)
                .bind("town", town)
                .bind("posting", posting)
                .bind("at", clock.instant())
                .bind(
                        "ids",
                        outcomes.stream().map(Settlement.Outcome::application).toArray(UUID[]::new))
                .bind(
                        "states",
                        outcomes.stream().map(line -> line.state().name()).toArray(String[]::new))
                .bind(
                        "setOffs",
                        outcomes.stream().map(Settlement.Outcome::setOff).toArray(Long[]::new))
                .bind(
                        "posted",
                        outcomes.stream().map(Settlement.Outcome::posted).toArray(Long[]::new))
                .bind(
                        "transfers",
                        outcomes.stream()
                                .map(line -> transfers.get(line.application()))
                                .toArray(UUID[]::new))
                .fetch()
                .rowsUpdated();
    }

    Mono<Posting> add(UUID town, Posting posting) {
        return database.sql("""
                        insert into awards.posting (town_id, id, village_id, quarter, shortage, pool, asked, set_off,
                          posted, deferred, posted_by, posted_at)
                        values (:town, :id, :village, :quarter, :shortage, :pool, :asked, :setOff,
                          :posted, :deferred, :by, :at)
                        """)
                .bind("town", town)
                .bind("id", posting.id())
                .bind("village", posting.village())
                .bind("quarter", posting.quarter().code())
                .bind("shortage", posting.shortage().name())
                .bind("pool", posting.pool())
                .bind("asked", posting.asked())
                .bind("setOff", posting.setOff())
                .bind("posted", posting.posted())
                .bind("deferred", posting.deferred())
                .bind("by", posting.postedBy())
                .bind("at", posting.postedAt())
                .then()
                .thenReturn(posting);
    }

    /** One page of a village's, newest first; {@code quarter} null for all. */
    Flux<Posting> ofVillage(UUID town, UUID village, @Nullable Quarter quarter, @Nullable UUID after, int limit) {
        return database.sql("""
                        select * from awards.posting
                         where town_id = :town and village_id = :village
                           and (cast(:quarter as int) is null or quarter = :quarter)
                           and (cast(:after as uuid) is null or id < :after)
                         order by id desc limit :limit
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("quarter", Cells.orNull(quarter == null ? null : quarter.code(), Integer.class))
                .bind("after", Cells.orNull(after, UUID.class))
                .bind("limit", limit)
                .map(row -> posting(new Cells(row)))
                .all();
    }

    /** All of a quarter's, oldest first; {@code village} null for the whole town. */
    Flux<Posting> ofQuarter(UUID town, Quarter quarter, @Nullable UUID village) {
        return database.sql("""
                        select * from awards.posting
                         where town_id = :town and quarter = :quarter
                           and (cast(:village as uuid) is null or village_id = :village)
                         order by id
                        """)
                .bind("town", town)
                .bind("quarter", quarter.code())
                .bind("village", Cells.orNull(village, UUID.class))
                .map(row -> posting(new Cells(row)))
                .all();
    }

    private static Posting posting(Cells cells) {
        return new Posting(
                cells.id("id"),
                cells.id("village_id"),
                cells.quarter("quarter"),
                cells.word("shortage", Shortage.class),
                cells.number("pool"),
                cells.number("asked"),
                cells.number("set_off"),
                cells.number("posted"),
                cells.number("deferred"),
                cells.id("posted_by"),
                cells.moment("posted_at"));
    }
}
