package cn.fengming.points.spots;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpotTallyTest {

    private static SpotFigureLine took(Integer tenths, long spots, long relapsed) {
        return new SpotFigureLine(null, null, null, tenths, spots, spots, 0, 0, 0, relapsed);
    }

    @Test
    void nothing_written_off_has_no_days_and_no_rate() {
        SpotFigures.Figure figure = new SpotTally(List.of(took(null, 3, 0))).figure();
        assertThat(figure.open()).isEqualTo(3);
        assertThat(figure.medianDays()).isNull();
        assertThat(figure.p90Days()).isNull();
        assertThat(figure.relapseRate()).isNull();
        assertThat(new SpotTally(List.of()).figure().reported()).isZero();
    }

    @Test
    void who_is_open_again_after_a_write_off_counts_among_the_relapsed() {
        SpotFigures.Figure figure = new SpotTally(List.of(took(10, 3, 1), took(null, 5, 1))).figure();
        assertThat(figure.writtenOff()).isEqualTo(3);
        assertThat(figure.relapsed()).isEqualTo(2);
        assertThat(figure.relapseRate())
                .as("2 of 3 written off and 1 open again")
                .isEqualByComparingTo("0.5");
    }

    /** Against sorting them all. */
    @Property
    void days_are_those_of_the_sorted_list(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 400) Integer> tenths) {
        Map<Integer, Long> counted =
                tenths.stream().collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
        SpotFigures.Figure figure = new SpotTally(counted.entrySet().stream()
                        .map(equal -> took(equal.getKey(), equal.getValue(), 0))
                        .toList())
                .figure();
        List<Integer> sorted = tenths.stream().sorted().toList();
        assertThat(figure.medianDays()).isEqualByComparingTo(between(sorted, 5));
        assertThat(figure.p90Days()).isEqualByComparingTo(between(sorted, 9));
    }

    private static BigDecimal between(List<Integer> sorted, int ofTen) {
        int place = (sorted.size() - 1) * ofTen;
        int below = sorted.get(place / 10);
        int above = place % 10 == 0 ? below : sorted.get(place / 10 + 1);
        BigDecimal hundredths = BigDecimal.valueOf(10L * below + (long) (above - below) * (place % 10));
        return hundredths.divide(BigDecimal.valueOf(100), 1, RoundingMode.HALF_UP);
    }
}
