package cn.fengming.points.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import org.junit.jupiter.api.Test;

class AgeTest {

    @Test
    void whoTurnsEighteenThisYearStillCountsAsAMinor() {
        assertThat(Age.minor(2008, 2026)).isTrue();
        assertThat(Age.minor(2007, 2026)).isFalse();
        assertThat(Age.minor(null, 2026)).isFalse();
    }

    @Test
    void whoTurnsSixtyThisYearIsAnElder() {
        assertThat(Age.elder(1966, 2026)).isTrue();
        assertThat(Age.elder(1967, 2026)).isFalse();
        assertThat(Age.elder(null, 2026)).isFalse();
    }

    @Test
    void nobodyIsBornNextYear() {
        assertThatThrownBy(() -> Age.check(2027, 2026)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Age.check(1899, 2026)).isInstanceOf(Problem.class);
        Age.check(2026, 2026);
        Age.check(null, 2026);
    }
}
