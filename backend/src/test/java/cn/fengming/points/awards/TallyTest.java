package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Property
    void aFullPanelAlwaysDecidesAndTheMajorityWins(
            @ForAll @IntRange(min = 1, max = 7) int half, @ForAll @IntRange(max = 15) int favour) {
        int seats = 2 * half + 1;
        Assume.that(favour <= seats);
        Tally tally = new Tally(seats, favour, seats - favour);

        assertThat(tally.decided()).isTrue();
        assertThat(tally.passed()).isEqualTo(favour > half);
    }

    @Test
    void nothingIsDecidedBeforeTheLastSeatHasVoted() {
        assertThat(new Tally(3, 2, 0).decided()).isFalse();
        assertThat(new Tally(3, 2, 0).passed()).isFalse();
        assertThat(new Tally(3, 2, 1).passed()).isTrue();
    }

    @Test
    void aPanelIsOddAndAtLeastThree() {
        assertThatThrownBy(() -> new Tally(4, 2, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tally(1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tally(3, 3, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
