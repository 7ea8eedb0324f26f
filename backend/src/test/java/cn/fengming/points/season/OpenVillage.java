package cn.fengming.points.season;

import cn.fengming.points.community.RegisterDesk;
import cn.fengming.points.kernel.Actor;
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
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A village with a window planned from tomorrow on, goods on the shelf and points in the wallets. It blocks. */
final class OpenVillage {

    static final Quarter Q4 = Quarter.parse("2026Q4");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final LocalDate OPENS = TODAY.plusDays(1);
    static final LocalDate CLOSES = TODAY.plusDays(20);

    final TownSetup town;
    final UUID window;
    private final Maker maker;

    private OpenVillage(TownSetup town, UUID window, Maker maker) {
        this.town = town;
        this.window = window;
        this.maker = maker;
    }

    /** Makes them through the desks that real use goes through. */
    @Component
    static class Maker {

        private final Given given;
        private final Books books;
        private final Ledger ledger;
        private final GoodsDesk goods;
        private final StockDesk stock;
        private final WindowDesk windows;
        private final RegisterDesk register;
        private final DatabaseClient database;

        Maker(
                Given given,
                Books books,
                Ledger ledger,
                GoodsDesk goods,
                StockDesk stock,
                WindowDesk windows,
                RegisterDesk register,
                DatabaseClient database) {
            this.given = given;
            this.books = books;
            this.ledger = ledger;
            this.goods = goods;
            this.stock = stock;
            this.windows = windows;
            this.register = register;
            this.database = database;
        }

        OpenVillage made(int households) {
            TownSetup town = given.town(1, households);
            var officer = town.officer().actor();
            done(books.recordFund(officer, 10_000_000, 100_000, "渝农发〔2026〕12号", TODAY.minusDays(40)));
            done(books.openQuarter(officer, Q4));
            UUID window = done(windows.planForAll(officer, new WindowPlan(Q4, OPENS, CLOSES, 3)))
                    .get(0)
                    .id();
            OpenVillage village = new OpenVillage(town, window, this);
            inGroups(town.village(0), officer);
            village.move(Movement.GRANT, Account.issue(town.town()), Account.pool(village.id()), 10_000);
            return village;
        }

        /** Six groups; a household is in the one after its neighbour's. */
        private void inGroups(VillageSetup village, Actor officer) {
            for (int number = 0; number < 6; number++) {
                UUID group = done(register.addGroup(officer, village.id(), (number + 1) + "组"))
                        .id();
                int first = number;
                UUID[] homes = IntStream.range(0, village.households().size())
                        .filter(at -> at % 6 == first)
                        .mapToObj(at -> village.household(at).id())
                        .toArray(UUID[]::new);
                done(database.sql(
                                "update community.household set group_id = :group where town_id = :town and id = any(:homes)")
                        .bind("town", officer.town())
                        .bind("group", group)
                        .bind("homes", homes)
                        .fetch()
                        .rowsUpdated());
            }
        }
    }

    private void move(Movement movement, Account from, Account to, long amount) {
        done(maker.ledger.post(
                town.town(),
                Transfer.of(
                        UUID.randomUUID(),
                        movement,
                        from,
                        to,
                        amount,
                        new Source("test.fact", UUID.randomUUID().toString()),
                        Q4,
                        TODAY,
                        town.officer().actor().person(),
                        "测试")));
    }

    VillageSetup village() {
        return town.village(0);
    }

    UUID id() {
        return village().id();
    }

    HouseholdSetup household(int number) {
        return village().household(number);
    }

    void award(HouseholdSetup household, long points) {
        move(Movement.AWARD, Account.pool(id()), Account.wallet(household.id()), points);
    }

    Good stocked(String name, long price, int limit, int pieces) {
        Good good = done(maker.goods.add(
                town.officer().actor(),
                new GoodForm(
                        name,
                        GoodKind.GOODS,
                        Category.DAILY,
                        price,
                        price * 100,
                        limit,
                        true,
                        true,
                        null,
                        null,
                        null)));
        done(maker.stock.receive(village().clerk().actor(), id(), Delivery.Form.of(good.id(), pieces)));
        return good;
    }

    Good service(String name, long price) {
        return done(maker.goods.add(
                town.officer().actor(),
                new GoodForm(
                        name,
                        GoodKind.SERVICE,
                        Category.SERVICE,
                        price,
                        price * 100,
                        5,
                        false,
                        true,
                        null,
                        null,
                        null)));
    }

    long balance(Account account) {
        return done(maker.ledger.balance(town.town(), account));
    }

    long onShelf(Good good) {
        return balance(Account.stock(id(), good.id()));
    }

    static <T> T done(Mono<T> making) {
        return making.blockOptional().orElseThrow();
    }
}
