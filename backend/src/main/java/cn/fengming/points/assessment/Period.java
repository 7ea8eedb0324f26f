package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Quarter;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;

/**
 * One stretch of time that is assessed once. Kept as its code, because later schemes count in months and campaigns.
 *
 * @param code {@code 2026Q4}; sorts by time within one kind
 */
record Period(PeriodKind kind, @JsonValue String code, LocalDate firstDay, LocalDate lastDay) {

    static Period of(Quarter quarter) {
        return new Period(PeriodKind.QUARTER, quarter.toString(), quarter.firstDay(), quarter.lastDay());
    }

    /** The one before, whose standing can decide a tie. */
    Period previous() {
        return switch (kind) {
            case QUARTER -> of(quarter().previous());
        };
    }

    /** The quarter whose book the outcome belongs to. */
    Quarter quarter() {
        return Quarter.of(lastDay);
    }
}
