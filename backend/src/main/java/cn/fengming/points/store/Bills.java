package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bills of partner shops and the prices agreed with them. */
@Component
class Bills {

    private static final String SELECT = """
            select id, outlet_id, from_on, to_on, state, pieces, total_fen, drawn_by, drawer_name, drawn_at, agreed_at,
              paid_at, reference, voided_at, remark
            from store.supplier_bill
            """;

    /** What was handed out at a shop, or came back after it was billed, and is on no living bill. */
    private static final String OPEN = """
            with deeds as (
              select r.id redemption_id, l.good_id, l.name, l.reserve_id, r.state,
                     (r.ended_at at time zone :zone)::date handed_on, l.pieces
              from store.redemption r
              join store.redemption_line l on l.town_id = r.town_id and l.redemption_id = r.id
              where r.town_id = :town and r.outlet_id = :outlet and r.state in ('HANDED_OVER', 'RETURNED')),
            open as (
              select d.redemption_id, d.good_id, d.name, d.reserve_id, d.handed_on, 'HANDED' deed, d.pieces
              from deeds d
              where d.state = 'HANDED_OVER' and not exists (
                select from store.bill_line b where b.town_id = :town and b.redemption_id = d.redemption_id
                  and b.good_id = d.good_id and b.deed = 'HANDED' and b.alive)
              union all
              select d.redemption_id, d.good_id, d.name, d.reserve_id, d.handed_on, 'RETURNED', -d.pieces
              from deeds d
              where d.state = 'RETURNED' and exists (
                select from store.bill_line b where b.town_id = :town and b.redemption_id = d.redemption_id
                  and b.good_id = d.good_id and b.deed = 'HANDED' and b.alive)
                and not exists (
                select from store.bill_line b where b.town_id = :town and b.redemption_id = d.redemption_id
                  and b.good_id = d.good_id and b.deed = 'RETURNED' and b.alive))
            """;

    private final DatabaseClient database;

    Bills(DatabaseClient database) {
        this.database = database;
    }

    /** Whoever draws a bill of a shop waits here for who draws another. */
    Mono<Void> lockShop(UUID town, UUID outlet) {
        return database.sql("select id from store.outlet where town_id = :town and id = :id for update")
                .bind("town", town)
                .bind("id", outlet)
                .then();
    }

    /** @param unitFen null when no price was agreed for that day */
    record Candidate(
            UUID redemptionId,
            UUID goodId,
            Bill.Deed deed,
            String name,
            int pieces,
            @Nullable Long unitFen,
            LocalDate handedOn) {

        Bill.Line line() {
            return new Bill.Line(redemptionId, goodId, deed, name, pieces, Objects.requireNonNull(unitFen), handedOn);
        }
    }

    /** What a bill over these days would hold; what came back is paid back at the price it was billed at. */
    Flux<Candidate> open(UUID town, Bill.Form form, String zone) {
        return database.sql(OPEN + """
                        select o.redemption_id, o.good_id, o.deed, o.name, o.pieces, o.handed_on,
                          case when o.deed = 'RETURNED' then (
                            select b.unit_fen from store.bill_line b where b.town_id = :town
                              and b.redemption_id = o.redemption_id and b.good_id = o.good_id and b.deed = 'HANDED' and b.alive)
                          else (
                            select p.unit_fen from store.agreed_price p where p.town_id = :town and p.outlet_id = :outlet
                              and p.good_id = o.good_id and p.since <= o.handed_on order by p.since desc limit 1) end unit_fen
                        from open o where o.deed = 'RETURNED' or o.handed_on between :from and :to
                        order by o.handed_on, o.redemption_id, o.good_id
                        """)
                .bind("town", town)
                .bind("outlet", form.outlet())
                .bind("zone", zone)
                .bind("from", form.from())
                .bind("to", form.to())
                .mapProperties(Candidate.class)
                .all();
    }

    /** Counted pieces on living bills, and on none yet. */
    Mono<long[]> control(UUID town, UUID outlet, String zone) {
        return database.sql(OPEN + """
                        select (select coalesce(sum(b.pieces), 0) from store.bill_line b
                                join store.supplier_bill s on s.town_id = b.town_id and s.id = b.bill_id
                                join store.redemption_line l on l.town_id = b.town_id
                                 and l.redemption_id = b.redemption_id and l.good_id = b.good_id
                                where b.town_id = :town and s.outlet_id = :outlet and b.alive
                                  and l.reserve_id is not null)::bigint billed,
                               (select coalesce(sum(pieces), 0) from open where reserve_id is not null)::bigint open
                        """)
                .bind("town", town)
                .bind("outlet", outlet)
                .bind("zone", zone)
                .map(row -> new long[] {number(row.get("billed", Long.class)), number(row.get("open", Long.class))})
                .one();
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    Mono<Void> add(UUID town, UUID id, Bill.Form form, List<Bill.Line> lines, Actor by, Instant at) {
        return database.sql("""
                        insert into store.supplier_bill (town_id, id, outlet_id, from_on, to_on, state, pieces, total_fen,
                          drawn_by, drawer_name, drawn_at)
                        values (:town, :id, :outlet, :from, :to, 'DRAWN', :pieces, :total, :by, :name, :at)
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("outlet", form.outlet())
                .bind("from", form.from())
                .bind("to", form.to())
                .bind("pieces", lines.stream().mapToLong(Bill.Line::pieces).sum())
                .bind("total", lines.stream().mapToLong(Bill.Line::fen).sum())
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .then()
                .then(addLines(town, id, lines));
    }

    private Mono<Void> addLines(UUID town, UUID id, List<Bill.Line> lines) {
        return database.sql("""
                        insert into store.bill_line (town_id, bill_id, redemption_id, good_id, deed, name, pieces, unit_fen,
                          handed_on, alive)
                        select :town, :id, *, true
                        from unnest(:redemptions, :goods, :deeds, :names, :pieces, :fen, :days)
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("redemptions", lines.stream().map(Bill.Line::redemptionId).toArray(UUID[]::new))
                .bind("goods", lines.stream().map(Bill.Line::goodId).toArray(UUID[]::new))
                .bind("deeds", lines.stream().map(line -> line.deed().name()).toArray(String[]::new))
                .bind("names", lines.stream().map(Bill.Line::name).toArray(String[]::new))
                .bind("pieces", lines.stream().map(Bill.Line::pieces).toArray(Integer[]::new))
                .bind("fen", lines.stream().map(Bill.Line::unitFen).toArray(Long[]::new))
                .bind("days", lines.stream().map(Bill.Line::handedOn).toArray(LocalDate[]::new))
                .then();
    }

    Mono<Bill> find(UUID town, UUID id) {
        return one(SELECT + "where town_id = :town and id = :id", town, id);
    }

    Mono<Bill> lock(UUID town, UUID id) {
        return one(SELECT + "where town_id = :town and id = :id for update", town, id);
    }

    private Mono<Bill> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Bill.class)
                .one();
    }

    Flux<Bill.Line> lines(UUID town, UUID bill) {
        return database.sql("""
                        select redemption_id, good_id, deed, name, pieces, unit_fen, handed_on from store.bill_line
                        where town_id = :town and bill_id = :bill order by handed_on, redemption_id, good_id
                        """)
                .bind("town", town)
                .bind("bill", bill)
                .mapProperties(Bill.Line.class)
                .all();
    }

    /** Newest first. */
    Flux<Bill> list(UUID town, UUID outlet, @Nullable UUID before, int rows) {
        return database.sql(SELECT + """
                                where town_id = :town and outlet_id = :outlet
                                  and (cast(:before as uuid) is null or id < :before)
                                order by id desc limit :rows
                                """)
                .bind("town", town)
                .bind("outlet", outlet)
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(Bill.class)
                .all();
    }

    Mono<Void> agree(UUID town, UUID id, Actor by, Instant at) {
        return database.sql("""
                        update store.supplier_bill set state = 'AGREED', agreed_by = :by, agreed_at = :at
                        where town_id = :town and id = :id and state = 'DRAWN'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("by", by.person())
                .bind("at", at)
                .then();
    }

    Mono<Void> pay(UUID town, UUID id, Actor by, Instant at, String reference) {
        return database.sql("""
                        update store.supplier_bill set state = 'PAID', paid_by = :by, paid_at = :at, reference = :reference
                        where town_id = :town and id = :id and state = 'AGREED'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("by", by.person())
                .bind("at", at)
                .bind("reference", reference)
                .then();
    }

    /** What stood on it is open again. */
    Mono<Void> strike(UUID town, UUID id, Instant at, String reason) {
        return database.sql("""
                        with struck as (
                          update store.supplier_bill set state = 'VOID', voided_at = :at, remark = :reason
                          where town_id = :town and id = :id and state in ('DRAWN', 'AGREED') returning id)
                        update store.bill_line b set alive = false
                        from struck where b.town_id = :town and b.bill_id = struck.id
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("at", at)
                .bind("reason", reason)
                .then();
    }

    /** False when a price of that day stands already. */
    Mono<Boolean> addPrice(UUID town, UUID outlet, UUID good, Bill.PriceForm form, Actor by, Instant at) {
        return database.sql("""
                        insert into store.agreed_price (town_id, outlet_id, good_id, since, unit_fen, agreed_by, agreed_at)
                        values (:town, :outlet, :good, :since, :fen, :by, :at)
                        on conflict on constraint agreed_price_pk do nothing
                        """)
                .bind("town", town)
                .bind("outlet", outlet)
                .bind("good", good)
                .bind("since", form.since())
                .bind("fen", form.unitFen())
                .bind("by", by.person())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Flux<Bill.AgreedPrice> prices(UUID town, UUID outlet) {
        return database.sql("""
                        select good_id, since, unit_fen from store.agreed_price
                        where town_id = :town and outlet_id = :outlet order by good_id, since desc
                        """)
                .bind("town", town)
                .bind("outlet", outlet)
                .mapProperties(Bill.AgreedPrice.class)
                .all();
    }
}
