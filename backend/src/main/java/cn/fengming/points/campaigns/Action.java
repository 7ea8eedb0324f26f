package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An action of the calendar (行动日历): on one day, or on the same day of every month; a month too short for it has it on
 * its last day.
 *
 * @param village null for the whole town
 * @param role whom it is for; null for everybody
 * @param lastDay of a monthly one, when it is known
 * @param remindDays how many days before it is told
 */
record Action(
        UUID id,
        @Nullable UUID village,
        @Nullable UUID grid,
        @Nullable Role role,
        String title,
        String place,
        String words,
        LocalDate firstDay,
        @Nullable LocalTime beginsAt,
        Repeats repeats,
        @Nullable LocalDate lastDay,
        int remindDays,
        @Nullable UUID campaign,
        UUID madeBy,
        Instant madeAt,
        @Nullable Instant endedAt,
        @Nullable String endedReason) {

    public enum Repeats {
        ONCE,
        MONTHLY
    }

    /** Its days from one to another, both included, also those called off singly; none once it was ended. */
    Stream<LocalDate> days(LocalDate from, LocalDate to) {
        if (endedAt != null) {
            return Stream.empty();
        }
        LocalDate begin = from.isBefore(firstDay) ? firstDay : from;
        LocalDate end = lastDay != null && lastDay.isBefore(to) ? lastDay : to;
        if (repeats == Repeats.ONCE) {
            return Stream.of(firstDay).filter(day -> !day.isBefore(begin) && !day.isAfter(end));
        }
        return Stream.iterate(
                        YearMonth.from(begin),
                        month -> !month.isAfter(YearMonth.from(end)),
                        month -> month.plusMonths(1))
                .map(this::in)
                .filter(day -> !day.isBefore(begin) && !day.isAfter(end));
    }

    private LocalDate in(YearMonth month) {
        return month.atDay(Math.min(firstDay.getDayOfMonth(), month.lengthOfMonth()));
    }

    boolean on(LocalDate day) {
        return days(day, day).findAny().isPresent();
    }

    /** @throws Problem 409 {@code action-ended} when it was called off as a whole */
    Action mustStand() {
        if (endedAt != null) {
            throw Problem.conflict("action-ended", "这项行动已经取消");
        }
        return this;
    }
}
