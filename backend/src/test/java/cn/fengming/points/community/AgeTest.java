package cn.fengming.points.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import java.util.UUID;
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

    @Test
    void aMinorHasNoPublicName() {
        assertThat(member("张小宇", true).publicName()).isEmpty();
        assertThat(member("张小宇", false).publicName()).contains("张*宇");
    }

    private static Member member(String name, boolean minor) {
        return new Member(new UUID(1, 1), new UUID(2, 2), new UUID(3, 3), name, null, false, minor, false);
    }
}
