package cn.fengming.points.spots;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Spots counted together: all that took equally long, or of them those of one kind, one village or one month.
 *
 * @param month its first day
 * @param tenths of a day from report to write-off; null for those not written off
 */
record SpotFigureLine(
        @Nullable SpotKind kind,
        @Nullable UUID village,
        @Nullable LocalDate month,
        @Nullable Integer tenths,
        long reported,
        long accepted,
        long declined,
        long merged,
        long overdue,
        long relapsed) {

    boolean ofAll() {
        return kind == null && village == null && month == null;
    }
}
