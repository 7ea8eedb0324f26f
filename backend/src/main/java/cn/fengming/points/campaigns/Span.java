package cn.fengming.points.campaigns;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.stream.Stream;

/** Days in a row, both ends included. */
record Span(LocalDate firstDay, LocalDate lastDay) {

    long days() {
        return DAYS.between(firstDay, lastDay) + 1;
    }

    /** How many of them are over at the end of that day. */
    long gone(LocalDate day) {
        return Math.min(days(), Math.max(0, DAYS.between(firstDay, day) + 1));
    }

    /** How many are still to come on the morning of that day, it included. */
    long left(LocalDate day) {
        return days() - gone(day.minusDays(1));
    }

    Stream<LocalDate> each() {
        return firstDay.datesUntil(lastDay.plusDays(1));
    }
}
