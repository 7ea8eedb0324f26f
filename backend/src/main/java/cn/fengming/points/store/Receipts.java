package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Receipts and their lines. One ends once, by its state. */
@Component
class Receipts {

    private final DatabaseClient database;

    Receipts(DatabaseClient database) {
        this.database = database;
    }

    /** False when it is there already, or its code is another open one's. */
    Mono<Boolean> add(UUID town, UUID id, String code, Purchase of, Receipt.Form form, Actor by, Instant at) {
        return database.sql("""
                        insert into store.receipt (town_id, id, purchase_id, outlet_id, state, code, supplier, note,
                          opened_by, opened_at)
                        values (:town, :id, :purchase, :outlet, 'OPEN', :code, :supplier, :note, :by, :at)
                        on conflict do nothing
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("purchase", of.id())
                .bind("outlet", of.outletId())
                .bind("code", code)
                .bind("supplier", of.supplier())
                .bind("note", form.words())
                .bind("by", by.person())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** At the price and name of the purchase. */
    Mono<Void> addLines(UUID town, UUID id, UUID purchase, List<Receipt.Arrived> lines) {
        return database.sql("""
                        insert into store.receipt_line (town_id, receipt_id, line_no, good_id, name, pieces, unit_fen, best_before)
                        select :town, :id, new.no, new.good, l.name, new.pieces, l.unit_fen, new.day
                        from unnest(:goods, :pieces, :days) with ordinality as new (good, pieces, day, no)
                        join store.purchase_line l on l.town_id = :town and l.purchase_id = :purchase and l.good_id = new.good
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("purchase", purchase)
                .bind("goods", lines.stream().map(Receipt.Arrived::good).toArray(UUID[]::new))
                .bind("pieces", lines.stream().map(Receipt.Arrived::pieces).toArray(Integer[]::new))
                .bind("days", lines.stream().map(Receipt.Arrived::bestBefore).toArray(LocalDate[]::new))
                .then();
    }

    Mono<Receipt> find(UUID town, UUID id) {
        return one("select * from store.receipt where town_id = :town and id = :id", town, id);
    }

    Mono<Receipt> lock(UUID town, UUID id) {
        return one("select * from store.receipt where town_id = :town and id = :id for update", town, id);
    }

    private Mono<Receipt> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Receipt.class)
                .one();
    }

    Mono<Receipt> byCode(UUID town, String code) {
        return database.sql("select * from store.receipt where town_id = :town and code = :code and state = 'OPEN'")
                .bind("town", town)
                .bind("code", code)
                .mapProperties(Receipt.class)
                .one();
    }

    /** Newest first. */
    Flux<Receipt> list(UUID town, UUID outlet, @Nullable UUID before, int rows) {
        return database.sql("""
                        select * from store.receipt
                        where town_id = :town and outlet_id = :outlet and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :rows
                        """)
                .bind("town", town)
                .bind("outlet", outlet)
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(Receipt.class)
                .all();
    }

    Flux<Receipt.Line> lines(UUID town, Collection<UUID> receipts) {
        return database.sql("""
                        select receipt_id, line_no, good_id, name, pieces, unit_fen, best_before from store.receipt_line
                        where town_id = :town and receipt_id = any(:receipts) order by line_no
                        """)
                .bind("town", town)
                .bind("receipts", receipts.toArray(UUID[]::new))
                .mapProperties(Receipt.Line.class)
                .all();
    }

    /** 0 rows when it has ended. */
    Mono<Long> end(UUID town, UUID id, Receipt.State state, Instant at, @Nullable String reason) {
        return database.sql("""
                        update store.receipt set state = :state, ended_at = :at, ended_reason = :reason
                        where town_id = :town and id = :id and state = 'OPEN'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("state", state.name())
                .bind("at", at)
                .bind("reason", Maybe.of(String.class, reason))
                .fetch()
                .rowsUpdated();
    }
}
