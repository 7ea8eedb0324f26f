package cn.fengming.points.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a list from paper is checked against, row after row. */
class PaperListTest {

    private static final UUID ZHANG = UUID.randomUUID();
    private static final UUID LI = UUID.randomUUID();

    private final Good towel = good("毛巾", 8, 3, true, true);
    private final Good haircut = good("理发券", 5, 2, false, true);

    private static Good good(String name, long price, int limit, boolean stocked, boolean onSale) {
        return new Good(
                UUID.randomUUID(),
                name,
                stocked ? GoodKind.GOODS : GoodKind.SERVICE,
                stocked ? Category.DAILY : Category.SERVICE,
                price,
                price * 100,
                limit,
                stocked,
                onSale,
                null,
                "",
                1);
    }

    private PaperList.Stand stand(long zhang, long li, long towels) {
        return PaperList.Stand.of(Map.of(ZHANG, zhang, LI, li), Map.of(towel.id(), towels), Map.of());
    }

    @Test
    void the_rows_above_have_taken_their_points_and_pieces() {
        var stand = stand(20, 100, 3);

        assertThat(stand.take(ZHANG, towel, 2)).isEmpty();
        assertThat(stand.take(ZHANG, towel, 1)).hasValue("积分不够，只有 4 分");
        assertThat(stand.take(LI, towel, 2)).hasValue("库存不够，只有 1 件");
        assertThat(stand.take(LI, towel, 1)).isEmpty();
    }

    @Test
    void a_row_that_fails_takes_nothing() {
        var stand = stand(10, 0, 5);

        assertThat(stand.take(ZHANG, towel, 2)).isPresent();
        assertThat(stand.take(ZHANG, towel, 1)).isEmpty();
    }

    @Test
    void the_limit_counts_what_was_taken_before_and_above() {
        var stand = PaperList.Stand.of(
                Map.of(ZHANG, 100L), Map.of(towel.id(), 100L), Map.of(PaperList.Stand.key(ZHANG, towel.id()), 2));

        assertThat(stand.take(ZHANG, towel, 2)).hasValue("毛巾每户本期限兑 3 件，这家已有 2 件");
        assertThat(stand.take(ZHANG, towel, 1)).isEmpty();
        assertThat(stand.take(ZHANG, towel, 1)).isPresent();
    }

    @Test
    void what_is_not_counted_needs_no_shelf_and_what_is_off_sale_is_not_had() {
        var stand = stand(100, 0, 0);

        assertThat(stand.take(ZHANG, haircut, 2)).isEmpty();
        assertThat(stand.take(ZHANG, good("旧款", 1, 9, true, false), 1)).hasValue("旧款已经下架");
        assertThat(stand.take(UUID.randomUUID(), haircut, 1)).isEqualTo(Optional.of("积分不够，只有 0 分"));
    }
}
