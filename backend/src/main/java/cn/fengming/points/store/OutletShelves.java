package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Purse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What lies in a store, how long it keeps and whether it will do, for those who keep it. Changes nothing. */
@Component
class OutletShelves {

    private static final List<Purse> PURSES =
            List.of(Purse.SUPPLY, Purse.STOCK, Purse.RESERVED, Purse.HANDED, Purse.BLOCKED, Purse.TRANSIT, Purse.LOST);

    private final DatabaseClient database;
    private final Outlets outlets;
    private final Goods goods;
    private final Batches batches;
    private final SupplySettingsShelf settings;
    private final Terms terms;
    private final Ledger ledger;
    private final Clock clock;

    OutletShelves(
            DatabaseClient database,
            Outlets outlets,
            Goods goods,
            Batches batches,
            SupplySettingsShelf settings,
            Terms terms,
            Ledger ledger,
            Clock clock) {
        this.database = database;
        this.outlets = outlets;
        this.goods = goods;
        this.batches = batches;
        this.settings = settings;
        this.terms = terms;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A page of the town's counted goods. @throws cn.fengming.points.kernel.Problem 403 not of the store, 404 unknown */
    Mono<Page<ShelfLine>> page(Actor actor, UUID outlet, @Nullable UUID after, int size) {
        return outlets.find(actor.town(), outlet)
                .map(found -> found.mustBeServedByKeeperOr(actor, Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR))
                .flatMap(found -> goods.list(actor.town(), true, after, size + 1)
                        .collectList()
                        .map(rows -> Page.of(rows, size, good -> good.id().toString()))
                        .flatMap(page ->
                                lines(actor.town(), found, page.items()).map(lines -> new Page<>(lines, page.next()))));
    }

    private Mono<List<ShelfLine>> lines(UUID town, Outlet outlet, List<Good> page) {
        List<Good> counted = page.stream().filter(Good::stocked).toList();
        return Mono.zip(
                        ledger.balancesOf(
                                town,
                                counted.stream()
                                        .flatMap(good -> accounts(outlet, good))
                                        .toList()),
                        batches.ofOutlet(town, outlet.id()).collect(Collectors.groupingBy(Batch::goodId)),
                        demand(town, outlet),
                        settings.of(town),
                        terms.wished(town, outlet))
                .map(found -> counted.stream()
                        .map(good -> line(
                                outlet,
                                good,
                                found.getT1(),
                                found.getT2().getOrDefault(good.id(), List.of()),
                                found.getT3().getOrDefault(good.id(), List.of()),
                                found.getT5().getOrDefault(good.id(), 0L),
                                found.getT4()))
                        .toList());
    }

    private static Stream<Account> accounts(Outlet outlet, Good good) {
        return PURSES.stream().map(purse -> Account.of(outlet.holder(), purse, good.id()));
    }

    private ShelfLine line(
            Outlet outlet,
            Good good,
            Map<Account, Long> book,
            List<Batch> own,
            List<Long> demand,
            long wished,
            SupplySettings decided) {
        long[] pieces = accounts(outlet, good)
                .mapToLong(account -> book.getOrDefault(account, 0L))
                .toArray();
        LocalDate today = LocalDate.now(clock);
        return new ShelfLine(
                good,
                -pieces[0],
                pieces[1],
                pieces[2],
                pieces[3],
                pieces[4],
                pieces[5],
                pieces[6],
                own.stream()
                        .map(batch -> ShelfLine.BatchLine.of(batch, today, decided.expiryDays()))
                        .toList(),
                Forecast.of(demand, wished, pieces[1]));
    }

    record Demand(UUID goodId, Long[] windows) {}

    /** Pieces of each good that went in the last windows that are over, the latest first; none counts as none. */
    private Mono<Map<UUID, List<Long>>> demand(UUID town, Outlet outlet) {
        return database.sql("""
                        with last as (
                          select quarter from store.redemption_window
                          where town_id = :town and closes_on < :today and (cast(:village as uuid) is null or village_id = :village)
                          group by quarter order by quarter desc limit :windows),
                        went as (
                          select l.good_id, w.quarter, sum(l.pieces)::bigint pieces
                          from store.redemption_window w
                          join store.redemption r on r.town_id = w.town_id and r.window_id = w.id
                          join store.redemption_line l on l.town_id = r.town_id and l.redemption_id = r.id
                          where w.town_id = :town and w.quarter in (select quarter from last)
                            and (cast(:village as uuid) is null or w.village_id = :village)
                            and r.outlet_id is not distinct from cast(:elsewhere as uuid)
                            and r.state in ('OPEN', 'HANDED_OVER', 'RETURNED')
                          group by l.good_id, w.quarter)
                        select g.good_id, array_agg(coalesce(went.pieces, 0) order by last.quarter desc) windows
                        from (select distinct good_id from went) g
                        cross join last
                        left join went on went.good_id = g.good_id and went.quarter = last.quarter
                        group by g.good_id
                        """)
                .bind("town", town)
                .bind("today", LocalDate.now(clock))
                .bind("village", Maybe.of(UUID.class, outlet.village()))
                .bind("elsewhere", Maybe.of(UUID.class, outlet.elsewhere()))
                .bind("windows", Forecast.WINDOWS)
                .map(row -> new Demand(
                        Objects.requireNonNull(row.get("good_id", UUID.class)),
                        Objects.requireNonNull(row.get("windows", Long[].class))))
                .all()
                .collectMap(Demand::goodId, demand -> Arrays.asList(demand.windows()));
    }
}
