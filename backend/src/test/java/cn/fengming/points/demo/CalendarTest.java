package cn.fengming.points.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The demo can be founded on any day of the year: its days come in order, and each lies in the quarter it stands for. */
class CalendarTest {

    private static final int NOTICE_DAYS = 5;

    /** A leap year, so every date there is. */
    private static final List<Calendar> YEAR = LocalDate.of(2028, 1, 1)
            .datesUntil(LocalDate.of(2029, 1, 1))
            .map(Calendar::of)
            .toList();

    @Test
    void every_date_is_looked_at() {
        assertThat(YEAR).hasSize(366);
    }

    @Test
    void the_first_awards_of_the_current_quarter_are_asked_for_in_it() {
        assertThat(YEAR)
                .allSatisfy(calendar ->
                        assertThat(Quarter.of(calendar.firstAwards())).isEqualTo(calendar.current()));
    }

    @Test
    void what_is_asked_for_has_run_its_notice_when_it_is_posted() {
        assertThat(YEAR)
                .allSatisfy(calendar -> assertThat(calendar.firstAwards().plusDays(NOTICE_DAYS))
                        .isBefore(calendar.today().minusDays(5)));
    }

    @Test
    void days_come_in_order() {
        assertThat(YEAR).allSatisfy(calendar -> assertThat(walked(calendar)).isSorted());
    }

    @Test
    void the_window_is_open_today() {
        assertThat(YEAR)
                .allSatisfy(calendar -> assertThat(calendar.today())
                        .isAfter(calendar.windowOpens())
                        .isBefore(calendar.windowCloses()));
    }

    private static Stream<LocalDate> walked(Calendar calendar) {
        return Stream.of(
                calendar.founding(),
                calendar.before().lastDay().plusDays(6),
                calendar.last().lastDay().minusDays(35),
                calendar.last().lastDay(),
                calendar.last().lastDay().plusDays(6),
                calendar.firstAwards(),
                calendar.windowOpens(),
                calendar.today().minusDays(5));
    }
}
