package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A town of its own in the middle of a redemption season, with the words of the store as short methods. It blocks. */
final class Season {

    static final Quarter Q4 = Quarter.parse("2026Q4");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final WindowPlan PLAN = new WindowPlan(Q4, TODAY.minusDays(3), TODAY.plusDays(7), 7);

    final TownSetup town;
    private final Maker maker;

    private Season(TownSetup town, Maker maker) {
        this.town = town;
        this.maker = maker;
    }

    /** Makes seasons through the desks that real use goes through. */
    @Component
    static class Maker {

        private final Given given;
        private final Books books;
        private final Ledger ledger;
        private final GoodsDesk goods;
        private final StockDesk stock;
        private final WindowDesk windows;

        Maker(Given given, Books books, Ledger ledger, GoodsDesk goods, StockDesk stock, WindowDesk windows) {
            this.given = given;
            this.books = books;
            this.ledger = ledger;
            this.goods = goods;
            this.stock = stock;
            this.windows = windows;
        }

        /** Funded, the quarter open, 1,000 points in each pool; no window yet. */
        Season before(int villages, int households) {
            TownSetup town = given.town(villages, households);
            Actor officer = town.officer().actor();
            made(books.recordFund(officer, 10_000_000, 100_000, "渝农发〔2026〕12号", TODAY.minusDays(40)));
            made(books.openQuarter(officer, Q4));
            Season season = new Season(town, this);
            town.villages().forEach(season::fillPool);
            return season;
        }

        /** As above, and every village's window open today. */
        Season open(int villages, int households) {
            Season season = before(villages, households);
            made(windows.planForAll(season.town.officer().actor(), PLAN));
            return season;
        }
    }

    private void fillPool(VillageSetup village) {
        move(Movement.GRANT, Account.issue(town.town()), Account.pool(village.id()), 1_000);
    }

    private void move(Movement movement, Account from, Account to, long amount) {
        Transfer transfer = Transfer.of(
                UUID.randomUUID(),
                movement,
                from,
                to,
                amount,
                new Source("test.fact", UUID.randomUUID().toString()),
                Q4,
                TODAY,
                town.officer().actor().person(),
                "测试");
        made(maker.ledger.post(town.town(), transfer));
    }

    VillageSetup village() {
        return town.village(0);
    }

    HouseholdSetup household() {
        return village().household(0);
    }

    HouseholdSetup household(int number) {
        return village().household(number);
    }

    /** Goods in pieces, on sale, at 100 fen a point. */
    Good good(String name, long price, int limit) {
        return made(maker.goods.add(town.officer().actor(), form(name, price, limit)));
    }

    static GoodForm form(String name, long price, int limit) {
        return new GoodForm(
                name, GoodKind.GOODS, Category.DAILY, price, price * 100, limit, true, true, null, null, null);
    }

    Good service(String name, long price) {
        return made(maker.goods.add(
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

    void receive(VillageSetup village, Good good, int pieces) {
        made(maker.stock.receive(village.clerk().actor(), village.id(), Delivery.Form.of(good.id(), pieces)));
    }

    /** A good with pieces in the first village's store. */
    Good stocked(String name, long price, int limit, int pieces) {
        Good good = good(name, price, limit);
        receive(village(), good, pieces);
        return good;
    }

    void award(VillageSetup village, HouseholdSetup household, long points) {
        move(Movement.AWARD, Account.pool(village.id()), Account.wallet(household.id()), points);
    }

    void award(HouseholdSetup household, long points) {
        award(village(), household, points);
    }

    long balance(Account account) {
        return made(maker.ledger.balance(town.town(), account));
    }

    long wallet(HouseholdSetup household) {
        return balance(Account.wallet(household.id()));
    }

    long held(HouseholdSetup household) {
        return balance(Account.held(household.id()));
    }

    long redeemed(HouseholdSetup household) {
        return balance(Account.redeemed(household.id()));
    }

    long onShelf(Good good) {
        return balance(Account.stock(village().id(), good.id()));
    }

    long reserved(Good good) {
        return balance(Account.reserved(village().id(), good.id()));
    }

    long handed(Good good) {
        return balance(Account.handed(village().id(), good.id()));
    }

    /** What the book check finds wrong; nothing, always. */
    List<String> findings() {
        return made(maker.books.check(town.town())).findings();
    }

    void closeBook() {
        made(maker.books.closeQuarter(town.officer().actor(), Q4));
    }

    void openBook(Quarter quarter) {
        made(maker.books.openQuarter(town.officer().actor(), quarter));
    }

    /** The body of a redemption for the actor's own household. */
    static Map<String, Object> wish(Good good, int pieces) {
        return Map.of("lines", List.of(line(good, pieces)));
    }

    /** The body of a redemption of one piece for somebody else's household, by staff. */
    static Map<String, Object> wishFor(HouseholdSetup household, Good good, UUID photo) {
        return Map.of(
                "household",
                household.id(),
                "lines",
                List.of(line(good, 1)),
                "proof",
                Map.of("reason", "老人没有手机", "photos", List.of(photo)));
    }

    static Map<String, Object> line(Good good, Object pieces) {
        return Map.of("good", good.id(), "pieces", pieces);
    }

    static <T> T made(Mono<T> making) {
        return making.blockOptional().orElseThrow();
    }
}
