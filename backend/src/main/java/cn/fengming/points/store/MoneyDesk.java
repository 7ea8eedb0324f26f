package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.BookQuarter;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Proof;
import cn.fengming.points.ledger.Purse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who may read the money, and whether it covers the points. Changes nothing. */
@Component
class MoneyDesk {

    private final DatabaseClient database;
    private final MoneyBook money;
    private final SupplySettingsShelf settings;
    private final Outlets outlets;
    private final Goods goods;
    private final Community community;
    private final Ledger ledger;
    private final Books books;
    private final Clock clock;

    MoneyDesk(
            DatabaseClient database,
            MoneyBook money,
            SupplySettingsShelf settings,
            Outlets outlets,
            Goods goods,
            Community community,
            Ledger ledger,
            Books books,
            Clock clock) {
        this.database = database;
        this.money = money;
        this.settings = settings;
        this.outlets = outlets;
        this.goods = goods;
        this.community = community;
        this.ledger = ledger;
        this.books = books;
        this.clock = clock;
    }

    /** For the town office and the auditor. */
    Mono<MoneyPage> page(Actor actor, @Nullable Quarter quarter) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return money.quarter(actor.town(), asked(quarter));
    }

    /** For everybody. @throws Problem 404 in a town that has not made it public */
    Mono<MoneyPage> publicPage(UUID town, @Nullable Quarter quarter) {
        return mustBePublic(town).then(Mono.defer(() -> money.quarter(town, asked(quarter))));
    }

    /** For everybody, names masked. @throws Problem 404 in a town that has not made it public */
    Mono<Page<MoneyPage.Share>> publicShares(
            UUID town, @Nullable Quarter quarter, @Nullable UUID village, @Nullable UUID after, int size) {
        return mustBePublic(town)
                .then(Mono.defer(() -> money.taken(town, asked(quarter), village, after, size + 1)
                        .collectList()))
                .map(rows -> Page.of(rows, size, row -> row.householdId().toString()))
                .flatMap(page -> shares(town, page.items()).map(items -> new Page<>(items, page.next())));
    }

    private Mono<SupplySettings> mustBePublic(UUID town) {
        return settings.of(town)
                .filter(SupplySettings::moneyPublic)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("公开的收支")));
    }

    private Quarter asked(@Nullable Quarter quarter) {
        return quarter == null ? Quarter.of(LocalDate.now(clock)) : quarter;
    }

    private Mono<List<MoneyPage.Share>> shares(UUID town, List<MoneyBook.Taken> rows) {
        return Mono.zip(
                community
                        .households(
                                town,
                                rows.stream().map(MoneyBook.Taken::householdId).toList())
                        .collectMap(Household::id, Household::publicName),
                community.villages(town).collectMap(Village::id, Village::name),
                (names, villages) -> rows.stream()
                        .map(row -> new MoneyPage.Share(
                                row.householdId(),
                                villages.get(row.villageId()),
                                names.getOrDefault(row.householdId(), "***"),
                                row.redemptions(),
                                row.points(),
                                row.costFen()))
                        .toList());
    }

    /** Whether money and goods cover the points. For the town office and the auditor. */
    Mono<Cover> cover(Actor actor) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        UUID town = actor.town();
        return goods.all(town)
                .collectList()
                .flatMap(all -> Mono.zip(points(town), offers(town, all), money.balance(town), stock(town, all)))
                .map(found -> Cover.of(found.getT1(), found.getT2(), found.getT3(), found.getT4()));
    }

    /** In wallets and set aside, as of now. */
    private Mono<Long> points(UUID town) {
        return books.quarters(town)
                .filter(book -> book.state() == BookQuarter.State.OPEN)
                .next()
                .flatMap(book -> books.proof(town, book.quarter()))
                .map(MoneyDesk::outstanding)
                .defaultIfEmpty(0L);
    }

    private static long outstanding(Proof proof) {
        return Math.addExact(proof.wallets(), proof.held());
    }

    private Mono<List<Cover.Offer>> offers(UUID town, List<Good> all) {
        return money.takenGoods(town, LocalDate.now(clock).minusYears(1))
                .collectMap(MoneyBook.TakenGood::goodId, MoneyBook.TakenGood::pieces)
                .map(taken -> all.stream()
                        .filter(Good::onSale)
                        .map(good -> new Cover.Offer(
                                good.name(), good.price(), good.costFen(), taken.getOrDefault(good.id(), 0L)))
                        .toList());
    }

    record Valued(UUID goodId, long pieces, long fen) {}

    /** Batches at what was paid for them, the rest at the catalogue's cost; partner shops' own goods are not the town's. */
    private Mono<Long> stock(UUID town, List<Good> all) {
        List<Good> counted = all.stream().filter(Good::stocked).toList();
        return Mono.zip(there(town, counted), batches(town).collectMap(Valued::goodId))
                .map(found -> counted.stream()
                        .mapToLong(good -> value(
                                good,
                                found.getT1().getOrDefault(good.id(), 0L),
                                found.getT2().getOrDefault(good.id(), new Valued(good.id(), 0, 0))))
                        .reduce(0L, Math::addExact));
    }

    private static long value(Good good, long pieces, Valued batches) {
        long loose = Math.max(0, pieces - batches.pieces());
        return Math.addExact(batches.fen(), Math.multiplyExact(loose, good.costFen()));
    }

    private Mono<Map<UUID, Long>> there(UUID town, List<Good> counted) {
        return outlets.list(town)
                .filter(outlet -> outlet.kind() != Outlet.Kind.PARTNER)
                .flatMapIterable(outlet -> counted.stream()
                        .flatMap(good -> Stream.of(Purse.STOCK, Purse.RESERVED)
                                .map(purse -> Account.of(outlet.holder(), purse, good.id())))
                        .toList())
                .collectList()
                .flatMap(accounts -> ledger.balancesOf(town, accounts))
                .map(book -> book.entrySet().stream()
                        .collect(Collectors.groupingBy(
                                each -> Objects.requireNonNull(each.getKey().good()),
                                Collectors.summingLong(Map.Entry::getValue))));
    }

    private Flux<Valued> batches(UUID town) {
        return database.sql("""
                        select b.good_id, sum(b.left_over - b.blocked)::bigint pieces,
                          sum((b.left_over - b.blocked) * b.unit_fen)::bigint fen
                        from store.batch b
                        where b.town_id = :town and b.left_over > b.blocked
                          and not exists (select from store.outlet o
                                          where o.town_id = b.town_id and o.id = b.outlet_id and o.kind = 'PARTNER')
                        group by b.good_id
                        """).bind("town", town).mapProperties(Valued.class).all();
    }
}
