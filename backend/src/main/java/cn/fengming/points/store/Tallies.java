package cn.fengming.points.store;

import cn.fengming.points.kernel.DatabaseRefusal;
import cn.fengming.points.kernel.Step;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How much of each good a household has redeemed in a window. Counting up is guarded by the limit in the same
 * statement, so parallel requests of one household can never pass it together.
 */
@Component
class Tallies {

    private final DatabaseClient database;

    Tallies(DatabaseClient database) {
        this.database = database;
    }

    /** A row as {@code store.add_tallies} reads it. */
    private record Counted(UUID windowId, UUID householdId, UUID goodId, int pieces, int most) {}

    /**
     * Counts up all lines, by good; one that is over its limit is refused ({@link #refused}). What the household took in
     * another village's window of the same quarter counts too: moving house earns no second limit.
     */
    List<Step> added(UUID window, UUID household, List<Basket.Line> lines) {
        return lines.stream()
                .map(line -> new Counted(
                        window,
                        household,
                        line.good().id(),
                        line.pieces(),
                        line.good().seasonLimit()))
                .map(row -> new Step(Step.Turn.LIMITS, "store.add_tallies", row))
                .toList();
    }

    /** The good that is over its limit, when that is what was refused. */
    static Optional<UUID> refused(Throwable error) {
        return DatabaseRefusal.of(error)
                .filter(refusal -> refusal.state().equals("FM011"))
                .map(refusal -> UUID.fromString(refusal.detail()));
    }

    /** Counts down what a redemption had taken, in the same order of rows as counting up. */
    Mono<Void> giveBack(UUID town, UUID redemption) {
        return database.sql("""
                        with taken as (
                          select t.window_id, t.household_id, t.good_id, l.pieces
                          from store.redemption r
                          join store.redemption_line l on l.town_id = :town and l.redemption_id = r.id
                          join store.tally t on t.town_id = :town and t.window_id = r.window_id
                            and t.household_id = r.household_id and t.good_id = l.good_id
                          where r.town_id = :town and r.id = :redemption
                          order by t.good_id
                          for update of t
                        )
                        update store.tally t set pieces = t.pieces - taken.pieces
                        from taken
                        where t.town_id = :town and t.window_id = taken.window_id
                          and t.household_id = taken.household_id and t.good_id = taken.good_id
                        """)
                .bind("town", town)
                .bind("redemption", redemption)
                .then();
    }

    /** What a household has taken of each good in the quarter of a window, for showing what is left of its limits. */
    Flux<Taken> of(UUID town, UUID window, UUID household) {
        return database.sql("""
                        select t.good_id, sum(t.pieces)::int as pieces
                        from store.redemption_window w
                        join store.redemption_window s on s.town_id = :town and s.quarter = w.quarter
                        join store.tally t on t.town_id = :town and t.window_id = s.id and t.household_id = :household
                        where w.town_id = :town and w.id = :window
                        group by t.good_id
                        """)
                .bind("town", town)
                .bind("window", window)
                .bind("household", household)
                .mapProperties(Taken.class)
                .all();
    }

    record Taken(UUID goodId, int pieces) {}
}
