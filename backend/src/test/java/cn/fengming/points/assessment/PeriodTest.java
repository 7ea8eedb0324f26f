package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "HALF_MONTH, 2026-11a, 2026-11-01, 2026-11-15, 2026-10b",
        "HALF_MONTH, 2026-11b, 2026-11-16, 2026-11-30, 2026-11a",
        "HALF_MONTH, 2024-02b, 2024-02-16, 2024-02-29, 2024-02a",
        "MONTH, 2026-01, 2026-01-01, 2026-01-31, 2025-12",
        "QUARTER, 2026Q1, 2026-01-01, 2026-03-31, 2025Q4",
        "YEAR, 2026, 2026-01-01, 2026-12-31, 2025"
    })
    void a_period_knows_its_days_and_the_one_before(
            PeriodKind kind, String code, LocalDate first, LocalDate last, String before) {
        Period period = kind.parse(code);

        assertThat(period.code()).isEqualTo(code);
        assertThat(period.firstDay()).isEqualTo(first);
        assertThat(period.lastDay()).isEqualTo(last);
        assertThat(period.previous()).map(Period::code).contains(before);
        assertThat(period.previous().orElseThrow().lastDay()).isEqualTo(first.minusDays(1));
    }

    @Test
    void a_campaign_is_its_days_and_has_none_before() {
        Period campaign = PeriodKind.CAMPAIGN.parse("2021-11-22_2021-12-22");

        assertThat(campaign.firstDay()).isEqualTo(LocalDate.of(2021, 11, 22));
        assertThat(campaign.lastDay()).isEqualTo(LocalDate.of(2021, 12, 22));
        assertThat(campaign.previous()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HALF_MONTH, 2026-11",
        "HALF_MONTH, 2026-13a",
        "HALF_MONTH, 2026-11c",
        "MONTH, 2026-13",
        "MONTH, 2026-1",
        "YEAR, 26",
        "QUARTER, 2026Q5",
        "CAMPAIGN, 2021-12-22_2021-11-22",
        "CAMPAIGN, 2021-02-30_2021-03-01",
        "CAMPAIGN, 2021-01-01_2023-01-01",
        "CAMPAIGN, spring"
    })
    void what_is_no_period_is_said_so(PeriodKind kind, String code) {
        assertThatThrownBy(() -> kind.parse(code)).isInstanceOf(Problem.class);
    }
}
