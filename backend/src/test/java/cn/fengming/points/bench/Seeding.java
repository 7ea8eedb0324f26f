package cn.fengming.points.bench;

import cn.fengming.points.PointsApplication;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Points;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import cn.fengming.points.store.Category;
import cn.fengming.points.store.Delivery;
import cn.fengming.points.store.Good;
import cn.fengming.points.store.GoodForm;
import cn.fengming.points.store.GoodKind;
import cn.fengming.points.store.GoodsDesk;
import cn.fengming.points.store.StockDesk;
import cn.fengming.points.store.WindowDesk;
import cn.fengming.points.store.WindowPlan;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;

/** Makes the towns through the desks that real use goes through: the program itself, started once without requests. */
final class Seeding implements AutoCloseable {

    private static final int VILLAGES = 13;
    private static final int HOUSEHOLDS = 20;
    private static final int AWARDS = 24;
    private static final long POINTS_AN_AWARD = 20_000;
    private static final int FUNDS = 13;
    private static final int LORRIES = 5;
    private static final int PIECES = 100_000;
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final Quarter QUARTER = Quarter.of(TODAY);

    private static final ExecutorService SIDE_BY_SIDE = Executors.newFixedThreadPool(8);

    private final ConfigurableApplicationContext program;
    private final Given given;
    private final Books books;
    private final Ledger ledger;
    private final Ids ids;

    Seeding(Servers servers) {
        program = new SpringApplicationBuilder(PointsApplication.class)
                .run(Stream.concat(
                                servers.settings().entrySet().stream()
                                        .map(each -> "--" + each.getKey() + "=" + each.getValue()),
                                Stream.of("--server.port=0"))
                        .toArray(String[]::new));
        given = program.getBean(Given.class);
        books = program.getBean(Books.class);
        ledger = program.getBean(Ledger.class);
        ids = program.getBean(Ids.class);
    }

    /** A town with 260 households that have points, as many shelves, and the season open. */
    Ground ground() {
        TownSetup town = given.town(VILLAGES, HOUSEHOLDS);
        Actor officer = town.officer().actor();
        for (int funds = 0; funds < FUNDS; funds++) {
            made(books.recordFund(officer, Points.MAX * 100, Points.MAX, "渝农发〔2026〕12号", TODAY));
        }
        made(books.openQuarter(officer, QUARTER));
        made(program.getBean(WindowDesk.class)
                .planForAll(officer, new WindowPlan(QUARTER, TODAY, TODAY.plusDays(7), 7)));
        town.villages().forEach(village -> award(town, village));
        List<Good> goods = IntStream.rangeClosed(1, HOUSEHOLDS)
                .mapToObj(number -> good(officer, "商品" + number))
                .toList();
        Good cooker = good(officer, "电饭煲");
        town.villages().forEach(village -> stock(village, cooker));
        return new Ground(town.town(), cooker.id(), town.officer().token(), places(town, goods));
    }

    private void award(TownSetup town, VillageSetup village) {
        UUID officer = town.officer().actor().person();
        List<Transfer> transfers = new ArrayList<>();
        long all = POINTS_AN_AWARD * AWARDS * HOUSEHOLDS;
        transfers.add(transfer(Movement.GRANT, Account.issue(town.town()), Account.pool(village.id()), all, officer));
        for (int number = 0; number < AWARDS; number++) {
            for (HouseholdSetup household : village.households()) {
                transfers.add(transfer(
                        Movement.AWARD,
                        Account.pool(village.id()),
                        Account.wallet(household.id()),
                        POINTS_AN_AWARD,
                        officer));
            }
        }
        made(ledger.postAll(town.town(), transfers));
    }

    private Transfer transfer(Movement movement, Account from, Account to, long amount, UUID by) {
        Source fact = new Source("bench.seeded", ids.next().toString());
        return Transfer.of(ids.next(), movement, from, to, amount, fact, QUARTER, TODAY, by, "月评得分，公示无异议");
    }

    private Good good(Actor officer, String name) {
        GoodForm form =
                new GoodForm(name, GoodKind.GOODS, Category.APPLIANCE, 1, 100, 1000, true, true, null, null, null);
        return made(program.getBean(GoodsDesk.class).add(officer, form));
    }

    private void stock(VillageSetup village, Good cooker) {
        Actor clerk = village.committee().actor();
        for (int lorries = 0; lorries < LORRIES; lorries++) {
            made(program.getBean(StockDesk.class).receive(clerk, village.id(), Delivery.Form.of(cooker.id(), PIECES)));
        }
    }

    /** Neighbours in the list live in different villages. */
    private static List<Place> places(TownSetup town, List<Good> goods) {
        List<CompletableFuture<Place>> signingIn = IntStream.range(0, VILLAGES * HOUSEHOLDS)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> place(number, town.village(number % VILLAGES), number / VILLAGES, goods), SIDE_BY_SIDE))
                .toList();
        return signingIn.stream().map(CompletableFuture::join).toList();
    }

    private static Place place(int number, VillageSetup village, int household, List<Good> goods) {
        Login clerk = village.committee();
        HouseholdSetup home = village.household(household);
        Login head = home.villager();
        return new Place(
                number,
                village.id(),
                goods.get(household).id(),
                clerk.actor().person(),
                clerk.actor().name(),
                clerk.token(),
                home.id(),
                head.actor().member(),
                head.actor().person(),
                head.token());
    }

    private static <T> T made(Mono<T> making) {
        return making.blockOptional().orElseThrow();
    }

    @Override
    public void close() {
        program.close();
        SIDE_BY_SIDE.shutdown();
    }
}
