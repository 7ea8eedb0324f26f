package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shipments and their lines. */
@Component
class Shipments {

    private static final String SELECT = """
            select id, from_outlet, to_outlet, state, note, sent_by, sender_name, sent_at, receiver_name, received_at
            from store.shipment
            """;

    private final DatabaseClient database;

    Shipments(DatabaseClient database) {
        this.database = database;
    }

    /** False when it is there already. */
    Mono<Boolean> add(UUID town, UUID id, Shipment.Form form, Actor by, Instant at) {
        return database.sql("""
                        insert into store.shipment (town_id, id, from_outlet, to_outlet, state, note, sent_by, sender_name, sent_at)
                        values (:town, :id, :from, :to, 'SENT', :note, :by, :name, :at)
                        on conflict on constraint shipment_pk do nothing
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("from", form.from())
                .bind("to", form.to())
                .bind("note", form.words())
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> addLines(UUID town, List<Shipment.Line> lines) {
        return database.sql("""
                        insert into store.shipment_line (town_id, shipment_id, good_id, name, pieces, transfer_id)
                        select :town, :id, * from unnest(:goods, :names, :pieces, :transfers)
                        """)
                .bind("town", town)
                .bind("id", lines.get(0).shipmentId())
                .bind("goods", lines.stream().map(Shipment.Line::goodId).toArray(UUID[]::new))
                .bind("names", lines.stream().map(Shipment.Line::name).toArray(String[]::new))
                .bind("pieces", lines.stream().map(Shipment.Line::pieces).toArray(Integer[]::new))
                .bind("transfers", lines.stream().map(Shipment.Line::transferId).toArray(UUID[]::new))
                .then();
    }

    Mono<Shipment> find(UUID town, UUID id) {
        return one(SELECT + "where town_id = :town and id = :id", town, id);
    }

    Mono<Shipment> lock(UUID town, UUID id) {
        return one(SELECT + "where town_id = :town and id = :id for update", town, id);
    }

    private Mono<Shipment> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Shipment.class)
                .one();
    }

    Flux<Shipment.Line> lines(UUID town, Collection<UUID> shipments) {
        return database.sql("""
                        select shipment_id, good_id, name, pieces, arrived, transfer_id from store.shipment_line
                        where town_id = :town and shipment_id = any(:shipments) order by good_id
                        """)
                .bind("town", town)
                .bind("shipments", shipments.toArray(UUID[]::new))
                .mapProperties(Shipment.Line.class)
                .all();
    }

    /** Sent from a store or to it, newest first. */
    Flux<Shipment> list(UUID town, UUID outlet, @Nullable UUID before, int rows) {
        return database.sql(SELECT + """
                                where town_id = :town and (from_outlet = :outlet or to_outlet = :outlet)
                                  and (cast(:before as uuid) is null or id < :before)
                                order by id desc limit :rows
                                """)
                .bind("town", town)
                .bind("outlet", outlet)
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(Shipment.class)
                .all();
    }

    Mono<Void> arrive(UUID town, UUID id, Map<UUID, Integer> arrived, Actor by, Instant at) {
        return database.sql("""
                        with done as (
                          update store.shipment set state = 'ARRIVED', received_by = :by, receiver_name = :name, received_at = :at
                          where town_id = :town and id = :id and state = 'SENT' returning id)
                        update store.shipment_line l set arrived = new.pieces
                        from done, unnest(:goods, :pieces) as new (good, pieces)
                        where l.town_id = :town and l.shipment_id = done.id and l.good_id = new.good
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .bind("goods", arrived.keySet().toArray(UUID[]::new))
                .bind("pieces", arrived.values().toArray(Integer[]::new))
                .then();
    }
}
