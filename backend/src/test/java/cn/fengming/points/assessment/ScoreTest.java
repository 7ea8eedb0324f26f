package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ScoreTest {

    @Property
    void what_is_written_is_read_back(@ForAll long numerator, @ForAll @IntRange(min = 1, max = 9999) int denominator) {
        Score score = Score.of(numerator).over(Score.of(denominator));

        assertThat(Score.parse(score.toString())).isEqualTo(score);
    }

    @Property
    void dividing_and_multiplying_again_loses_nothing(
            @ForAll int whole, @ForAll @IntRange(min = 1, max = 9999) int divisor) {
        assertThat(Score.of(whole).over(Score.of(divisor)).times(divisor)).isEqualTo(Score.of(whole));
    }

    @Property
    void order_and_difference_agree(@ForAll int a, @ForAll int b, @ForAll @IntRange(min = 1, max = 99) int divisor) {
        Score first = Score.of(a).over(Score.of(divisor));
        Score second = Score.of(b).over(Score.of(divisor));

        assertThat(first.compareTo(second)).isEqualTo(Integer.compare(a, b));
        assertThat(first.minus(second).plus(second)).isEqualTo(first);
        assertThat(first.distance(second)).isEqualTo(second.distance(first)).isGreaterThanOrEqualTo(Score.ZERO);
    }

    @Test
    void ten_tenths_are_one_where_binary_fractions_fail() {
        Score tenth = Score.of(new BigDecimal("0.1"));

        assertThat(IntStream.range(0, 10).mapToObj(each -> tenth).reduce(Score.ZERO, Score::plus))
                .isEqualTo(Score.of(1));
        assertThat(Score.parse("92.50")).isEqualTo(Score.parse("92.5")).hasToString("92.5");
        assertThat(Score.of(277).over(Score.of(3))).hasToString("277/3");
        assertThat(Score.of(0)).hasToString("0");
        assertThat(Score.of(-7).over(Score.of(-14))).hasToString("0.5");
        assertThat(Score.of(100)).hasToString("100");
        Score long25 = Score.parse("307200000000000075/3072");
        assertThat(long25).hasToString("100000000000000.0244140625");
        assertThat(Score.parse(long25.toString())).isEqualTo(long25);
    }

    @Test
    void it_travels_as_text() {
        JsonMapper json = JsonMapper.shared();

        assertThat(json.writeValueAsString(Score.parse("92.5"))).isEqualTo("\"92.5\"");
        assertThat(json.readValue("\"277/3\"", Score.class))
                .isEqualTo(Score.of(277).over(Score.of(3)));
    }

    @Test
    void absurd_figures_are_refused_before_they_cost_memory() {
        assertThatThrownBy(() -> Score.of(new BigDecimal("1e999999999"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Score.of(new BigDecimal("1e-999999999"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Score.parse("9".repeat(401))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Score.of(1).over(Score.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
