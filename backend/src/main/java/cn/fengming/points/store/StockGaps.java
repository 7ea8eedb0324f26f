package cn.fengming.points.store;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Differences at stocktaking and losses, for those who look over them. Nothing here checks who asks. */
@Component
public class StockGaps {

    private final DatabaseClient database;

    StockGaps(DatabaseClient database) {
        this.database = database;
    }

    /** Counts with a difference and losses decided from one moment until before another; losses are one per store and good. */
    public Flux<StockGap> between(UUID town, Instant from, Instant until) {
        return database.sql("""
                        select 'COUNTED' as kind, s.id as fact, s.outlet_id as store, l.good_id as good, l.name,
                               l.expected as of,
                               abs(l.counted - l.expected) as pieces, s.decided_at as at
                        from store.stocktaking s
                        join store.stocktaking_line l on l.town_id = s.town_id and l.stocktaking_id = s.id
                        where s.town_id = :town and s.state = 'APPROVED' and l.counted <> l.expected
                          and s.decided_at >= :from and s.decided_at < :until
                        union all
                        select 'LOST', min(x.id::text)::uuid, x.outlet_id, x.good_id, min(x.name),
                               coalesce((select sum(b.arrived) from store.batch b
                                         where b.town_id = :town and b.outlet_id = x.outlet_id and b.good_id = x.good_id), 0)::bigint
                               + coalesce((select sum(d.pieces) from store.delivery d
                                           where d.town_id = :town and d.village_id = x.outlet_id
                                             and d.good_id = x.good_id), 0)::bigint,
                               sum(x.pieces)::bigint, max(x.decided_at)
                        from store.loss x
                        where x.town_id = :town and x.state = 'CONFIRMED'
                          and x.decided_at >= :from and x.decided_at < :until
                        group by x.outlet_id, x.good_id
                        """)
                .bind("town", town)
                .bind("from", from)
                .bind("until", until)
                .mapProperties(StockGap.class)
                .all();
    }
}
