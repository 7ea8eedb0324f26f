package cn.fengming.points.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Points;
import cn.fengming.points.kernel.Problem;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BasketTest {

    private final Good towel = good("毛巾", 8, 5);
    private final Good cooker = good("电压力锅", 230, 1);

    static Good good(String name, long price, int limit) {
        return new Good(
                UUID.randomUUID(),
                name,
                GoodKind.GOODS,
                Category.DAILY,
                price,
                price * 100,
                limit,
                true,
                true,
                null,
                "",
                1);
    }

    private Basket fill(Wanted... wanted) {
        return Basket.fill(List.of(wanted), List.of(towel, cooker));
    }

    @Test
    void pricesAndCostsAddUpOverTheLines() {
        Basket basket = fill(new Wanted(towel.id(), 3), new Wanted(cooker.id(), 1));

        assertThat(basket.points()).isEqualTo(3 * 8 + 230);
        assertThat(basket.costFen()).isEqualTo((3 * 8 + 230) * 100);
    }

    @Test
    void moreThanTheLimitIsRefusedWithTheLimit() {
        assertThatThrownBy(() -> fill(new Wanted(towel.id(), 6))).isInstanceOfSatisfying(Problem.class, refused -> {
            assertThat(refused.type()).isEqualTo("over-household-limit");
            assertThat(refused.properties()).containsEntry("limit", 5);
        });
    }

    @Test
    void theSameGoodTwiceCannotSlipPastTheLimit() {
        assertProblem(400, "invalid-request", new Wanted(towel.id(), 3), new Wanted(towel.id(), 3));
    }

    @Test
    void anUnknownGoodIsNotFound() {
        assertProblem(404, "not-found", new Wanted(UUID.randomUUID(), 1));
    }

    @Test
    void nothingAndNegativePiecesAreRefused() {
        assertProblem(400, "invalid-request");
        assertProblem(400, "invalid-request", new Wanted(towel.id(), 0));
        assertProblem(400, "invalid-request", new Wanted(towel.id(), -1));
    }

    @Test
    void aGoodOffSaleIsRefused() {
        Good gone = new Good(towel.id(), "毛巾", GoodKind.GOODS, Category.DAILY, 8, 800, 5, true, false, null, "", 2);

        assertThatThrownBy(() -> Basket.fill(List.of(new Wanted(gone.id(), 1)), List.of(gone)))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.type()).isEqualTo("off-sale"));
    }

    @Test
    void aBasketNoBookCouldCarryIsRefused() {
        Good gold = good("金", 100_000, 1000);

        assertThatThrownBy(() -> Basket.fill(List.of(new Wanted(gold.id(), 1000)), List.of(gold)))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.type()).isEqualTo("basket-too-large"));
    }

    @Test
    void aTotalTheHouseholdDidNotAgreeToIsRefused() {
        Basket basket = fill(new Wanted(towel.id(), 2));

        assertThat(basket.mustCost(16L).mustCost(null)).isSameAs(basket);
        assertThatThrownBy(() -> basket.mustCost(15L))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.type()).isEqualTo("price-changed"));
    }

    @Property
    void theTotalIsTheSumOfItsLinesAndNeverMoreThanABookCarries(
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 1, max = 100_000) Integer> prices,
            @ForAll @IntRange(min = 1, max = 1000) int pieces) {
        List<Good> goods = prices.stream().map(price -> good("物", price, 1000)).toList();
        List<Wanted> wanted =
                goods.stream().map(good -> new Wanted(good.id(), pieces)).toList();
        long expected =
                prices.stream().mapToLong(price -> (long) price * pieces).sum();

        if (expected > Points.MAX) {
            assertThatThrownBy(() -> Basket.fill(wanted, goods)).isInstanceOf(Problem.class);
        } else {
            assertThat(Basket.fill(wanted, goods).points()).isEqualTo(expected);
        }
    }

    @Property
    void linesStandInOneOrderHoweverTheyWereAskedFor(@ForAll @IntRange(min = 2, max = 10) int size) {
        List<Good> goods =
                IntStream.range(0, size).mapToObj(i -> good("物" + i, 1, 1)).toList();
        List<Wanted> wanted =
                goods.stream().map(good -> new Wanted(good.id(), 1)).toList();
        List<Wanted> reversed = Stream.iterate(size - 1, i -> i - 1)
                .limit(size)
                .map(wanted::get)
                .toList();

        assertThat(Basket.fill(reversed, goods)).isEqualTo(Basket.fill(wanted, goods));
    }

    private void assertProblem(int status, String type, Wanted... wanted) {
        assertThatThrownBy(() -> fill(wanted)).isInstanceOfSatisfying(Problem.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.type()).isEqualTo(type);
        });
    }
}
