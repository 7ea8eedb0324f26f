package cn.fengming.points.spots;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of the spots reported in a span of days.
 *
 * @param byMonth of reporting, the oldest first
 * @param hotspots places that are dirty again and again, in the twelve months up to the last day
 */
record SpotFigures(
        LocalDate from,
        LocalDate to,
        Figure total,
        List<OfKind> byKind,
        List<OfVillage> byVillage,
        List<OfMonth> byMonth,
        List<Hotspot> hotspots) {

    /**
     * @param accepted all that were neither declined nor merged into another and no longer wait
     * @param open not closed: still to be put right or verified
     * @param overdue of these, those past their deadline now
     * @param relapsed how many were dirty again at least once after their write-off
     * @param relapseRate relapsed by all that were ever written off, four decimals; null when none was
     * @param medianDays from report to write-off, one decimal; null when none is written off
     * @param p90Days nine of ten took no longer
     */
    record Figure(
            long reported,
            long accepted,
            long declined,
            long merged,
            long writtenOff,
            long open,
            long overdue,
            long relapsed,
            @Nullable BigDecimal relapseRate,
            @Nullable BigDecimal medianDays,
            @Nullable BigDecimal p90Days) {}

    record OfKind(SpotKind kind, String kindWords, Figure figure) {}

    record OfVillage(UUID village, String name, Figure figure) {}

    record OfMonth(YearMonth month, Figure figure) {}

    /**
     * A square of about 110 m with at least two spots or relapses.
     *
     * @param latitude of its centre, GCJ-02
     * @param village and kind are those most of its spots have
     */
    record Hotspot(
            BigDecimal latitude,
            BigDecimal longitude,
            UUID village,
            String villageName,
            SpotKind kind,
            String kindWords,
            long spots,
            long relapses,
            long open) {}
}
