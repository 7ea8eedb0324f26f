package cn.fengming.points.store;

import java.util.List;
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

    /**
     * Counts up all lines, by good; emits the goods that still fit. One that is missing is over its limit. What the
     * household took in another village's window of the same quarter counts too: moving house earns no second limit.
     */
    Flux<UUID> add(UUID town, UUID window, UUID household, List<Basket.Line> lines) {
        return database.sql("""
                        insert into store.tally as t (town_id, window_id, household_id, good_id, pieces, most)
                        select :town, :window, :household, new.good, new.pieces, new.most - coalesce(gone.pieces, 0)
                        from unnest(:goods, :pieces, :most) as new (good, pieces, most)
                        left join lateral (
                          select sum(o.pieces)::int as pieces
                          from store.redemption_window w
                          join store.redemption_window ow on ow.town_id = :town and ow.quarter = w.quarter and ow.id <> w.id
                          join store.tally o on o.town_id = :town and o.window_id = ow.id
                            and o.household_id = :household and o.good_id = new.good
                          where w.town_id = :town and w.id = :window) gone on true
                        where new.pieces <= new.most - coalesce(gone.pieces, 0)
                        order by new.good
                        on conflict on constraint tally_pk do update
                        set pieces = t.pieces + excluded.pieces, most = excluded.most
                        where t.pieces + excluded.pieces <= excluded.most
                        returning good_id
                        """)
                .bind("town", town)
                .bind("window", window)
                .bind("household", household)
                .bind("goods", lines.stream().map(line -> line.good().id()).toArray(UUID[]::new))
                .bind("pieces", lines.stream().map(Basket.Line::pieces).toArray(Integer[]::new))
                .bind(
                        "most",
                        lines.stream().map(line -> line.good().seasonLimit()).toArray(Integer[]::new))
                .mapValue(UUID.class)
                .all();
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
