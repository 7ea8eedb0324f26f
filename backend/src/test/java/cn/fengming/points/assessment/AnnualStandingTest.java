package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.assessment.AnnualStanding.AnnualPlace;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnnualStandingTest {

    @Test
    void quarters_add_up_and_equal_totals_share_a_rank() {
        AnnualStanding year = AnnualStanding.of(
                2026,
                List.of(
                        outcome(1, "甲村", "2026Q1", "3"),
                        outcome(2, "乙村", "2026Q1", "2"),
                        outcome(3, "丙村", "2026Q1", "1"),
                        outcome(1, "甲村", "2026Q2", "1"),
                        outcome(2, "乙村", "2026Q2", "2"),
                        outcome(3, "丙社区", "2026Q2", "1.5")));

        assertThat(year.places()).extracting(AnnualPlace::rank).containsExactly(1, 1, 3);
        assertThat(year.places()).extracting(place -> place.total().toString()).containsExactly("4", "4", "2.5");
        assertThat(year.places().get(2).name()).isEqualTo("丙社区");
        assertThat(year.places().get(2).quarters())
                .extracting(AnnualStanding.QuarterScore::period)
                .containsExactly("2026Q1", "2026Q2");
    }

    @Test
    void before_the_first_quarter_nobody_has_a_place() {
        assertThat(AnnualStanding.of(2026, List.of()).places()).isEmpty();
    }

    private static OutcomeRow outcome(int village, String name, String period, String score) {
        return new OutcomeRow(
                new UUID(0, village), name, period, 1, village, 1, "一等次", new BigDecimal(score), 0, null, "");
    }
}
