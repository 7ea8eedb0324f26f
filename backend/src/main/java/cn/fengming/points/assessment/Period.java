package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Quarter;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * One stretch of time that is assessed once, kept as its code.
 *
 * @param code {@code 2026Q4}; sorts by time within one kind
 */
record Period(PeriodKind kind, @JsonValue String code, LocalDate firstDay, LocalDate lastDay) {

    static Period of(Quarter quarter) {
        return new Period(PeriodKind.QUARTER, quarter.toString(), quarter.firstDay(), quarter.lastDay());
    }

    static Period of(YearMonth month) {
        return new Period(PeriodKind.MONTH, month.toString(), month.atDay(1), month.atEndOfMonth());
    }

    static Period ofYear(int year) {
        return new Period(PeriodKind.YEAR, String.valueOf(year), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** The one before, whose standing can decide a tie and begin a streak. A campaign has none. */
    Optional<Period> previous() {
        return switch (kind) {
            case HALF_MONTH -> Optional.of(halfBefore());
            case MONTH -> Optional.of(of(YearMonth.from(firstDay).minusMonths(1)));
            case QUARTER -> Optional.of(of(quarter().previous()));
            case YEAR -> Optional.of(ofYear(firstDay.getYear() - 1));
            case CAMPAIGN -> Optional.empty();
        };
    }

    private Period halfBefore() {
        LocalDate dayBefore = firstDay.minusDays(1);
        String half = dayBefore.getDayOfMonth() == 15 ? "a" : "b";
        return kind.parse(YearMonth.from(dayBefore) + half);
    }

    /** The quarter whose book the outcome belongs to. */
    Quarter quarter() {
        return Quarter.of(lastDay);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
