package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DeductionLifeTest {

    private static final Instant NOTIFIED = LocalDate.of(2026, 9, 28)
            .atTime(10, 0)
            .atZone(ZoneId.of("Asia/Shanghai"))
            .toInstant();
    private static final Instant OVER = NOTIFIED.plus(Duration.ofDays(7));

    @Property
    void itNeverTakesMoreThanItsPoints(
            @ForAll @LongRange(min = 1, max = 20) long points,
            @ForAll @Size(max = 10) java.util.List<@LongRange(min = 1, max = 10) Long> takes) {
        Deduction deduction = inForce(points);
        for (long take : takes) {
            if (take <= deduction.open()) {
                deduction = deduction.setOff(take, OVER);
            }
        }
        assertThat(deduction.setOff()).isBetween(0L, points);
        assertThat(deduction.open() == 0).isEqualTo(deduction.state() == Deduction.State.SET_OFF);
        Deduction last = deduction;
        assertThatThrownBy(() -> last.setOff(last.open() + 1, OVER)).isInstanceOf(Problem.class);
    }

    @Test
    void nothingIsDeductedBeforeTheDaysToCureAreOver() {
        assertThatThrownBy(() -> notified(2).toReview(OVER.minusMillis(1)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("期限未满");
        assertThat(notified(2).toReview(OVER).state()).isEqualTo(Deduction.State.UNDER_REVIEW);
    }

    @Test
    void curedInItsDaysIsCancelled() {
        assertThat(notified(2)
                        .cureReported(OVER.minusMillis(1))
                        .cured(OVER.plusSeconds(1))
                        .state())
                .isEqualTo(Deduction.State.CANCELLED);
        assertThatThrownBy(() -> notified(2).cureReported(OVER)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> notified(2).cured(OVER)).isInstanceOf(Problem.class);
    }

    @Test
    void itCountsForTheQuarterInWhichItComesIntoForce() {
        assertThat(inForce(2).quarter()).isEqualTo(new Quarter(2026, 4));
    }

    @Test
    void theEndOfTheQuarterEndsWhatIsLeft() {
        assertThat(inForce(2).quarterEnded(OVER).state()).isEqualTo(Deduction.State.LAPSED);
        assertThat(inForce(2).setOff(1, OVER).quarterEnded(OVER).state()).isEqualTo(Deduction.State.SET_OFF);
        assertThat(inForce(2).quarterEnded(OVER).open()).isZero();
    }

    @Test
    void itIsRestoredOnlyOnce() {
        Deduction restored = inForce(2).setOff(2, OVER).restored(OVER);
        assertThat(restored.setOff()).isEqualTo(2);
        assertThatThrownBy(() -> restored.restored(OVER)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> restored.dropped(OVER)).isInstanceOf(Problem.class);
    }

    private static Deduction inForce(long points) {
        return notified(points).toReview(OVER).reviewed(true, OVER);
    }

    private static Deduction notified(long points) {
        return new Deduction(
                new UUID(1, 1),
                new UUID(1, 2),
                new UUID(1, 3),
                new UUID(1, 4),
                new UUID(1, 5),
                "dirty_home",
                "卫生差户",
                1,
                points,
                null,
                LocalDate.of(2026, 9, 28),
                "院内垃圾",
                new UUID(1, 6),
                null,
                NOTIFIED,
                OVER,
                null,
                0,
                Deduction.State.NOTIFIED,
                Deduction.State.NOTIFIED,
                NOTIFIED,
                null,
                null);
    }
}
