package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Purchases and their lines. What is received never passes what was ordered: the row itself refuses. */
@Component
class Purchases {

    private final DatabaseClient database;

    Purchases(DatabaseClient database) {
        this.database = database;
    }

    /** False when it is there already. */
    Mono<Boolean> add(UUID town, UUID id, Purchase.Form form, Actor by, Instant at) {
        return database.sql("""
                        insert into store.purchase (town_id, id, outlet_id, supplier, reason, state, ordered_by,
                          orderer_name, ordered_at)
                        values (:town, :id, :outlet, :supplier, :reason, 'ORDERED', :by, :name, :at)
                        on conflict on constraint purchase_pk do nothing
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("outlet", form.outlet())
                .bind("supplier", form.supplier().strip())
                .bind("reason", form.reason().strip())
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> addLines(UUID town, UUID id, List<Purchase.Line> lines) {
        return database.sql("""
                        insert into store.purchase_line (town_id, purchase_id, good_id, name, pieces, unit_fen)
                        select :town, :id, * from unnest(:goods, :names, :pieces, :fen)
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("goods", lines.stream().map(Purchase.Line::goodId).toArray(UUID[]::new))
                .bind("names", lines.stream().map(Purchase.Line::name).toArray(String[]::new))
                .bind("pieces", lines.stream().map(Purchase.Line::pieces).toArray(Integer[]::new))
                .bind("fen", lines.stream().map(Purchase.Line::unitFen).toArray(Long[]::new))
                .then();
    }

    Mono<Purchase> find(UUID town, UUID id) {
        return one("select * from store.purchase where town_id = :town and id = :id", town, id);
    }

    Mono<Purchase> lock(UUID town, UUID id) {
        return one("select * from store.purchase where town_id = :town and id = :id for update", town, id);
    }

    private Mono<Purchase> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Purchase.class)
                .one();
    }

    record LineOf(UUID purchaseId, UUID goodId, String name, int pieces, int received, long unitFen) {

        Purchase.Line line() {
            return new Purchase.Line(goodId, name, pieces, received, unitFen);
        }
    }

    Flux<LineOf> lines(UUID town, Collection<UUID> purchases) {
        return database.sql("""
                        select purchase_id, good_id, name, pieces, received, unit_fen from store.purchase_line
                        where town_id = :town and purchase_id = any(:purchases) order by name, good_id
                        """)
                .bind("town", town)
                .bind("purchases", purchases.toArray(UUID[]::new))
                .mapProperties(LineOf.class)
                .all();
    }

    /** Newest first. */
    Flux<Purchase> list(UUID town, UUID outlet, @Nullable UUID before, int rows) {
        return database.sql("""
                        select * from store.purchase
                        where town_id = :town and outlet_id = :outlet and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :rows
                        """)
                .bind("town", town)
                .bind("outlet", outlet)
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(Purchase.class)
                .all();
    }

    /** Counts what a receipt brings (or, negative, gives up); emits the goods it may. */
    Flux<UUID> count(UUID town, UUID id, List<UUID> goods, List<Integer> pieces) {
        return database.sql("""
                        update store.purchase_line l set received = l.received + new.pieces
                        from (select good, sum(pieces)::int pieces from unnest(:goods, :pieces) as u (good, pieces)
                              group by good) new
                        where l.town_id = :town and l.purchase_id = :id and l.good_id = new.good
                          and l.received + new.pieces between 0 and l.pieces
                        returning l.good_id
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("goods", goods.toArray(UUID[]::new))
                .bind("pieces", pieces.toArray(Integer[]::new))
                .mapValue(UUID.class)
                .all();
    }

    Mono<Long> close(UUID town, UUID id, Actor by, Instant at, String reason) {
        return database.sql("""
                        update store.purchase
                        set state = 'CLOSED', closed_by = :by, closed_at = :at, closed_reason = :reason
                        where town_id = :town and id = :id and state = 'ORDERED'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("by", by.person())
                .bind("at", at)
                .bind("reason", reason)
                .fetch()
                .rowsUpdated();
    }

    /** Nothing more can arrive of it. */
    Mono<Boolean> complete(UUID town, UUID id) {
        return database.sql("""
                        select not exists (select from store.purchase_line
                                           where town_id = :town and purchase_id = :id and received < pieces)
                           and not exists (select from store.receipt
                                           where town_id = :town and purchase_id = :id and state = 'OPEN')
                        """)
                .bind("town", town)
                .bind("id", id)
                .mapValue(Boolean.class)
                .one();
    }
}
