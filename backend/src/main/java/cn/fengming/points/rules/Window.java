package cn.fengming.points.rules;

import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;

/** The stretch of time a cap counts over. Every window is a calendar one: month, quarter, half-year, year. */
public enum Window {
    MONTH("每月"),
    QUARTER("每季度"),
    HALF_YEAR("每半年"),
    YEAR("每年"),
    /** One event (a wedding, an honour, a contest, a spot), however long ago. */
    EVENT("每件事"),
    ONCE("只限");

    private static final Span ALWAYS = new Span(LocalDate.of(2000, 1, 1), LocalDate.of(2099, 12, 31));

    private final String words;

    Window(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The days that count together with this one, both ends included. */
    public Span around(LocalDate day) {
        return switch (this) {
            case MONTH -> new Span(day.withDayOfMonth(1), day.withDayOfMonth(day.lengthOfMonth()));
            case QUARTER -> new Span(Quarter.of(day).firstDay(), Quarter.of(day).lastDay());
            case HALF_YEAR ->
                day.getMonthValue() <= 6
                        ? new Span(LocalDate.of(day.getYear(), 1, 1), LocalDate.of(day.getYear(), 6, 30))
                        : new Span(LocalDate.of(day.getYear(), 7, 1), LocalDate.of(day.getYear(), 12, 31));
            case YEAR -> new Span(LocalDate.of(day.getYear(), 1, 1), LocalDate.of(day.getYear(), 12, 31));
            case EVENT, ONCE -> ALWAYS;
        };
    }

    /** A run of days, both ends included. */
    public record Span(LocalDate first, LocalDate last) {

        public boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }
}
