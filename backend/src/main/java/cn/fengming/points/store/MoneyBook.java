package cn.fengming.points.store;

import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Books;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The town's money for goods, added up from what it was paid for: funds in; receipts, plain deliveries and paid bills out.
 * What a partner shop receives is its own, and costs nothing until its bill is paid. Says nothing about who may read.
 */
@Component
class MoneyBook {

    /** Everything that was ever paid out, a line each. */
    private static final String PAID = """
            with paid as (
              select (r.ended_at at time zone :zone)::date happened_on, 'PURCHASE' kind, r.supplier what,
                     -sum(l.unit_fen * l.pieces)::bigint fen
              from store.receipt r
              join store.receipt_line l on l.town_id = r.town_id and l.receipt_id = r.id
              where r.town_id = :town and r.state = 'RECEIVED'
                and not exists (select from store.outlet o
                                where o.town_id = r.town_id and o.id = r.outlet_id and o.kind = 'PARTNER')
              group by r.id, r.ended_at, r.supplier
              union all
              select (d.received_at at time zone :zone)::date, 'DELIVERY',
                     case when d.supplier = '' then g.name else d.supplier || '：' || g.name end, -(d.pieces * p.cost_fen)
              from store.delivery d
              join store.good g on g.town_id = d.town_id and g.id = d.good_id
              cross join lateral (
                select p.cost_fen from store.good_price p
                where p.town_id = d.town_id and p.good_id = d.good_id
                order by (p.since <= d.received_at) desc,
                  case when p.since <= d.received_at then p.version end desc nulls last, p.version limit 1) p
              where d.town_id = :town
              union all
              select (b.paid_at at time zone :zone)::date, 'SETTLEMENT', o.name, -b.total_fen
              from store.supplier_bill b
              join store.outlet o on o.town_id = b.town_id and o.id = b.outlet_id
              where b.town_id = :town and b.state = 'PAID')
            """;

    private final DatabaseClient database;
    private final Books books;
    private final Clock clock;

    MoneyBook(DatabaseClient database, Books books, Clock clock) {
        this.database = database;
        this.books = books;
        this.clock = clock;
    }

    /** A quarter by the days on which money moved. */
    Mono<MoneyPage> quarter(UUID town, Quarter quarter) {
        return Mono.zip(funds(town).collectList(), paidBefore(town, quarter.firstDay()), paid(town, quarter))
                .map(found -> page(quarter, found.getT1(), found.getT2(), found.getT3()));
    }

    private static MoneyPage page(
            Quarter quarter, List<MoneyPage.Line> funds, long paidBefore, List<MoneyPage.Line> paid) {
        long fundsBefore = funds.stream()
                .filter(fund -> fund.happenedOn().isBefore(quarter.firstDay()))
                .mapToLong(MoneyPage.Line::fen)
                .sum();
        List<MoneyPage.Line> lines = Stream.concat(
                        funds.stream().filter(fund -> quarter.contains(fund.happenedOn())), paid.stream())
                .sorted(Comparator.comparing(MoneyPage.Line::happenedOn))
                .toList();
        return MoneyPage.of(quarter, Math.addExact(fundsBefore, paidBefore), lines);
    }

    /** Fund less everything that was ever paid. */
    Mono<Long> balance(UUID town) {
        return Mono.zip(
                funds(town).map(MoneyPage.Line::fen).reduce(0L, Math::addExact),
                paidBefore(town, LocalDate.now(clock).plusDays(1)),
                Math::addExact);
    }

    private Flux<MoneyPage.Line> funds(UUID town) {
        return books.funds(town)
                .map(fund ->
                        new MoneyPage.Line(fund.receivedOn(), MoneyPage.Kind.FUND, fund.document(), fund.amountFen()));
    }

    private Mono<Long> paidBefore(UUID town, LocalDate day) {
        return database.sql(PAID + "select coalesce(sum(fen), 0)::bigint from paid where happened_on < :day")
                .bind("town", town)
                .bind("zone", clock.getZone().getId())
                .bind("day", day)
                .mapValue(Long.class)
                .one();
    }

    private Mono<List<MoneyPage.Line>> paid(UUID town, Quarter quarter) {
        return database.sql(PAID + """
                        select happened_on, kind, what, sum(fen)::bigint fen from paid
                        where happened_on between :first and :last
                        group by happened_on, kind, what order by happened_on, kind, what
                        """)
                .bind("town", town)
                .bind("zone", clock.getZone().getId())
                .bind("first", quarter.firstDay())
                .bind("last", quarter.lastDay())
                .mapProperties(MoneyPage.Line.class)
                .all()
                .collectList();
    }

    record Taken(UUID householdId, UUID villageId, long redemptions, long points, long costFen) {}

    /** What households took in a quarter's windows, by household. */
    Flux<Taken> taken(UUID town, Quarter quarter, @Nullable UUID village, @Nullable UUID after, int rows) {
        return database.sql("""
                        select r.household_id, max(r.village_id::text)::uuid village_id, count(*) redemptions,
                          sum(r.points)::bigint points, sum(r.cost_fen)::bigint cost_fen
                        from store.redemption_window w
                        join store.redemption r on r.town_id = w.town_id and r.window_id = w.id
                        where w.town_id = :town and w.quarter = :quarter and r.state = 'HANDED_OVER'
                          and (cast(:village as uuid) is null or r.village_id = :village)
                          and (cast(:after as uuid) is null or r.household_id > :after)
                        group by r.household_id order by r.household_id limit :rows
                        """)
                .bind("town", town)
                .bind("quarter", quarter.code())
                .bind("village", Maybe.of(UUID.class, village))
                .bind("after", Maybe.of(UUID.class, after))
                .bind("rows", rows)
                .mapProperties(Taken.class)
                .all();
    }

    record TakenGood(UUID goodId, long pieces) {}

    /** Pieces of each good handed over since a day. */
    Flux<TakenGood> takenGoods(UUID town, LocalDate since) {
        return database.sql("""
                        select l.good_id, sum(l.pieces)::bigint pieces
                        from store.redemption r
                        join store.redemption_line l on l.town_id = r.town_id and l.redemption_id = r.id
                        where r.town_id = :town and r.state = 'HANDED_OVER' and r.ended_at >= :since
                        group by l.good_id
                        """)
                .bind("town", town)
                .bind("since", since.atStartOfDay(clock.getZone()).toInstant())
                .mapProperties(TakenGood.class)
                .all();
    }
}
