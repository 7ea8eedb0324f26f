package cn.fengming.points.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedemptionWindowTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource({"2026-11-19,PLANNED", "2026-11-20,OPEN", "2026-11-30,OPEN", "2026-12-01,CLOSED"})
    void bothDaysBelongToTheWindow(LocalDate day, RedemptionWindow.State state) {
        var window = new RedemptionWindow(
                UUID.randomUUID(), UUID.randomUUID(), 20264, LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 30), 7);

        assertThat(window.state(day)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01,2026-11-30", // ends before it begins
        "2026-11-01,2026-11-22", // over already
        "2026-10-01,2027-01-02", // longer than a quarter
        "2026-09-30,2026-12-01", // before the quarter
        "2027-04-01,2027-04-10" // long after the quarter
    })
    void daysThatMakeNoSenseAreRefused(LocalDate opensOn, LocalDate closesOn) {
        var plan = new WindowPlan(Quarter.parse("2026Q4"), opensOn, closesOn, 7);

        assertThatThrownBy(() -> plan.mustBePossible(TODAY)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23,2026-11-23", "2026-10-01,2027-01-01", "2027-01-01,2027-01-10"})
    void aWindowMayLieInItsQuarterOrTheNext(LocalDate opensOn, LocalDate closesOn) {
        var plan = new WindowPlan(Quarter.parse("2026Q4"), opensOn, closesOn, 7);

        assertThatCode(() -> plan.mustBePossible(TODAY)).doesNotThrowAnyException();
    }

    @Test
    void theLastDayToCollectIsCountedFromTheDayOfRedeeming() {
        var window = new RedemptionWindow(UUID.randomUUID(), UUID.randomUUID(), 20264, TODAY, TODAY.plusDays(9), 7);

        assertThat(window.collectBy(TODAY)).isEqualTo(LocalDate.of(2026, 11, 30));
    }
}
