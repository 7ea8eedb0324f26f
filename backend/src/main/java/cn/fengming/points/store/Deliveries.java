package cn.fengming.points.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Goods that arrived; written once, never changed. */
@Component
class Deliveries {

    private final DatabaseClient database;

    Deliveries(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(UUID town, Delivery delivery) {
        return database.sql("""
                        insert into store.delivery (town_id, id, village_id, good_id, pieces, supplier, note,
                          received_by, receiver_name, received_at)
                        values (:town, :id, :village, :good, :pieces, :supplier, :note, :by, :name, :at)
                        """)
                .bind("town", town)
                .bind("id", delivery.id())
                .bind("village", delivery.villageId())
                .bind("good", delivery.goodId())
                .bind("pieces", delivery.pieces())
                .bind("supplier", delivery.supplier())
                .bind("note", delivery.note())
                .bind("by", delivery.receivedBy())
                .bind("name", delivery.receiverName())
                .bind("at", delivery.receivedAt())
                .then();
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
