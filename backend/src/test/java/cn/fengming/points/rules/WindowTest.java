package cn.fengming.points.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowTest {

    @Property
    void aWindowHoldsItsDayAndIsTheSameFromEveryDayInIt(
            @ForAll Window window, @ForAll @IntRange(max = 20000) int day, @ForAll @IntRange(max = 366) int later) {
        LocalDate one = LocalDate.of(2024, 1, 1).plusDays(day);
        LocalDate other = one.plusDays(later);
        Window.Span span = window.around(one);

        assertThat(span.contains(one)).isTrue();
        assertThat(span.contains(other)).isEqualTo(window.around(other).equals(span));
    }

    @Test
    void windowsAreCalendarOnes() {
        LocalDate day = LocalDate.of(2026, 8, 31);
        assertThat(Window.MONTH.around(day)).isEqualTo(span("2026-08-01", "2026-08-31"));
        assertThat(Window.QUARTER.around(day)).isEqualTo(span("2026-07-01", "2026-09-30"));
        assertThat(Window.HALF_YEAR.around(day)).isEqualTo(span("2026-07-01", "2026-12-31"));
        assertThat(Window.YEAR.around(day)).isEqualTo(span("2026-01-01", "2026-12-31"));
    }

    @Test
    void aCapAllowsExactlyItsCount() {
        Cap cap = Cap.of(10, Window.MONTH);
        assertThat(cap.allows(9, 1)).isTrue();
        assertThat(cap.allows(10, 1)).isFalse();
        assertThat(cap.allows(0, 11)).isFalse();
    }

    @Test
    void aShareOfHomesIsRoundedDownButNeverNone() {
        Cap fifth = Cap.of(1, Window.MONTH).share(20);
        assertThat(fifth.homes(300)).isEqualTo(60);
        assertThat(fifth.homes(44)).isEqualTo(8);
        assertThat(fifth.homes(3)).isEqualTo(1);
        assertThat(Cap.of(1, Window.MONTH).homes(300)).isEqualTo(300);
    }

    private static Window.Span span(String first, String last) {
        return new Window.Span(LocalDate.parse(first), LocalDate.parse(last));
    }
}
