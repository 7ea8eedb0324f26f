package cn.fengming.points.store;

import cn.fengming.points.kernel.Step;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Goods that arrived; written once, never changed. */
@Component
class Deliveries {

    private final DatabaseClient database;

    Deliveries(DatabaseClient database) {
        this.database = database;
    }

    Step added(Delivery delivery) {
        return new Step(Step.Turn.ROWS, "store.add_deliveries", delivery);
    }

    /** Newest first. */
    Flux<Delivery> list(UUID town, UUID village, @Nullable UUID before, int rows) {
        return database.sql("""
                        select * from store.delivery
                        where town_id = :town and village_id = :village
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :rows
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(Delivery.class)
                .all();
    }
}
