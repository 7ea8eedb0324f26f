package cn.fengming.points.store;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What was handed over and by whom, for those who look over it. Nothing here checks who asks. */
@Component
public class Handovers {

    private final DatabaseClient database;

    Handovers(DatabaseClient database) {
        this.database = database;
    }

    /** From one moment until before another, in the order of redeeming; what came back is left out. */
    public Flux<HandedOver> between(UUID town, Instant from, Instant until) {
        return database.sql("""
                        select r.id as redemption, r.village_id as village, r.household_id as household, r.points,
                               (select string_agg(l.name || ' ×' || l.pieces, '、' order by l.name)
                                from store.redemption_line l
                                where l.town_id = r.town_id and l.redemption_id = r.id) as goods,
                               r.ended_by as clerk, r.ended_at as at, r.collector
                        from store.redemption r
                        where r.town_id = :town and r.state = 'HANDED_OVER'
                          and r.ended_at >= :from and r.ended_at < :until
                        order by r.id
                        """)
                .bind("town", town)
                .bind("from", from)
                .bind("until", until)
                .mapProperties(HandedOver.class)
                .all();
    }
}
