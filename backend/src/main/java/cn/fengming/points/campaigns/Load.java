package cn.fengming.points.campaigns;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 倒排工期: what a village still has to do of one work, seen from one day. The even plan is counted in whole units, so
 * nobody is behind by a fraction of a heap.
 *
 * @param group class of villages, empty for none
 * @param done until the end of the day, also beyond the target
 * @param perDay what had to be done on this and every further day, as it was in the morning; null when no day is left
 * @param doneToday reported for the day itself
 * @param behind by how much what remains exceeds the plan; on the day itself the plan of the evening before
 * @param daysLeft the day included
 * @param days each working day, for a chart; empty in lists of many villages
 */
record Load(
        UUID village,
        String villageName,
        String group,
        String work,
        BigDecimal target,
        BigDecimal done,
        BigDecimal remaining,
        @Nullable BigDecimal perDay,
        BigDecimal doneToday,
        BigDecimal behind,
        long daysLeft,
        Pace pace,
        List<Day> days) {

    enum Pace {
        NOT_BEGUN,
        IN_TIME,
        BEHIND,
        DONE,
        /** The days are over and something is left. */
        OVERDUE
    }

    /**
     * One working day.
     *
     * @param planned what the even plan leaves at its end
     * @param remaining what was left at its end; null for days to come
     */
    record Day(
            LocalDate day,
            BigDecimal done,
            BigDecimal planned,
            @Nullable BigDecimal remaining) {}

    /** @param today the last day of which anything is known; {@code day} may lie before it */
    static Load of(
            Target target,
            String villageName,
            Work work,
            Span span,
            Collection<DayReport> reports,
            LocalDate day,
            LocalDate today) {
        var asked = target.amount();
        TreeMap<LocalDate, BigDecimal> byDay = byDay(target, reports);
        BigDecimal before = sum(byDay.headMap(day, false));
        BigDecimal onDay = byDay.getOrDefault(day, BigDecimal.ZERO);
        BigDecimal remaining = left(asked, before.add(onDay));
        long daysLeft = span.left(day);
        LocalDate judged = day.isBefore(today) ? day : day.minusDays(1);
        BigDecimal behind =
                remaining.subtract(planned(asked, work, span, judged)).max(BigDecimal.ZERO);
        return new Load(
                target.village(),
                villageName,
                target.group(),
                target.work(),
                asked,
                before.add(onDay),
                remaining,
                daysLeft == 0 ? null : work.roundedUp(left(asked, before), daysLeft),
                onDay,
                behind,
                daysLeft,
                pace(remaining, behind, span, day),
                days(asked, work, span, byDay, today));
    }

    Load withoutDays() {
        return new Load(
                village,
                villageName,
                group,
                work,
                target,
                done,
                remaining,
                perDay,
                doneToday,
                behind,
                daysLeft,
                pace,
                List.of());
    }

    private static Pace pace(BigDecimal remaining, BigDecimal behind, Span span, LocalDate day) {
        if (remaining.signum() == 0) {
            return Pace.DONE;
        }
        if (day.isAfter(span.lastDay())) {
            return Pace.OVERDUE;
        }
        if (behind.signum() > 0) {
            return Pace.BEHIND;
        }
        return day.isBefore(span.firstDay()) ? Pace.NOT_BEGUN : Pace.IN_TIME;
    }

    private static TreeMap<LocalDate, BigDecimal> byDay(Target target, Collection<DayReport> reports) {
        TreeMap<LocalDate, BigDecimal> sums = new TreeMap<>();
        reports.stream()
                .filter(report -> !report.replaced() && report.about(target.village(), target.work()))
                .forEach(report -> sums.merge(report.day(), report.amount(), BigDecimal::add));
        return sums;
    }

    private static List<Day> days(
            BigDecimal asked, Work work, Span span, TreeMap<LocalDate, BigDecimal> byDay, LocalDate today) {
        return span.each()
                .map(day -> new Day(
                        day,
                        byDay.getOrDefault(day, BigDecimal.ZERO),
                        planned(asked, work, span, day),
                        day.isAfter(today) ? null : left(asked, sum(byDay.headMap(day, true)))))
                .toList();
    }

    private static BigDecimal planned(BigDecimal asked, Work work, Span span, LocalDate day) {
        long toCome = span.days() - span.gone(day);
        return work.roundedUp(asked.multiply(BigDecimal.valueOf(toCome)), span.days());
    }

    private static BigDecimal left(BigDecimal asked, BigDecimal done) {
        return asked.subtract(done).max(BigDecimal.ZERO);
    }

    private static BigDecimal sum(Map<LocalDate, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
