package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Days of reporting, both included, in China. Figures are counted over three years at most. */
record Span(LocalDate from, LocalDate to, ZoneId zone) {

    static final int MOST_DAYS = 3 * 366;

    /**
     * @param from null for a year before the last day
     * @param to null for today
     * @throws Problem 400 when it is no span, or too long a one
     */
    static Span of(@Nullable LocalDate from, @Nullable LocalDate to, Clock clock) {
        LocalDate last = to == null ? LocalDate.now(clock) : to;
        if (last.getYear() < 2000 || last.getYear() > 2200) {
            throw Problem.invalid("to", "日期不对");
        }
        LocalDate first = from == null ? last.minusYears(1).plusDays(1) : from;
        if (first.isAfter(last)) {
            throw Problem.invalid("to", "结束日期不能早于开始日期");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw Problem.invalid("from", "一次最多统计三年");
        }
        return new Span(first, last, clock.getZone());
    }

    /** The twelve months up to today. */
    static Span upToToday(Clock clock) {
        return of(null, null, clock);
    }

    /** The twelve months up to the last day, however long the span is. */
    Span lastYear() {
        return new Span(to.minusYears(1).plusDays(1), to, zone);
    }

    Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after the last day. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    Clauses within(Clauses clauses) {
        return clauses.and("reported_at >= :from", "from", begin()).and("reported_at < :until", "until", end());
    }
}
