package cn.fengming.points.assessment;

import static java.time.temporal.ChronoUnit.DAYS;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 倒排工期: what is left of a target, day by day, against an even plan that ends on the last day. Figures only; nothing
 * is judged.
 *
 * @param remaining after the last report
 * @param daysLeft days that are still to come, today included; 0 when the period is over
 * @param perDay what has to be done each of those days, rounded up; null when none is left to do it
 * @param behind by how much the remaining work exceeds the plan of today; 0 when it does not
 */
record Countdown(
        UUID subject,
        String name,
        String line,
        Score target,
        Score done,
        Score remaining,
        long daysLeft,
        @Nullable Score perDay,
        Score behind,
        List<Day> days) {

    /**
     * One day of the period.
     *
     * @param planned what an even plan leaves at its end
     * @param remaining what was left by the latest report until then; null for days to come
     */
    record Day(LocalDate day, Score planned, @Nullable Score remaining) {}

    /** Empty target: nothing is asked, nothing remains. */
    static Countdown of(Subject subject, ProgressLine line, Entrant entrant, Period period, LocalDate today) {
        Score target = line.target(entrant).orElse(Score.ZERO);
        Score done = line.done(entrant);
        Score remaining = target.minus(done).atLeast(Score.ZERO);
        LocalDate from = today.isBefore(period.firstDay()) ? period.firstDay() : today;
        long daysLeft = Math.max(0, DAYS.between(from, period.lastDay().plusDays(1)));
        Score planned = planned(target, period, today);
        return new Countdown(
                subject.id(),
                subject.name(),
                line.code(),
                target,
                done,
                remaining,
                daysLeft,
                daysLeft == 0 ? null : ceiling(remaining.over(Score.of(daysLeft))),
                remaining.minus(planned).atLeast(Score.ZERO),
                days(line, entrant, period, target, today));
    }

    private static List<Day> days(ProgressLine line, Entrant entrant, Period period, Score target, LocalDate today) {
        TreeMap<LocalDate, Score> doneBy = new TreeMap<>();
        Score sum = Score.ZERO;
        List<Fact> facts = entrant.factsOn(line.code()).stream()
                .sorted(Comparator.comparing(Fact::day).thenComparing(Fact::origin))
                .toList();
        for (Fact fact : facts) {
            sum = line.sums() ? sum.plus(fact.value()) : fact.value();
            doneBy.put(fact.day(), sum);
        }
        return period.firstDay()
                .datesUntil(period.lastDay().plusDays(1))
                .map(day -> new Day(day, planned(target, period, day), left(target, doneBy, day, today)))
                .toList();
    }

    private static @Nullable Score left(Score target, TreeMap<LocalDate, Score> until, LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            return null;
        }
        Map.Entry<LocalDate, Score> last = until.floorEntry(day);
        return last == null ? target : target.minus(last.getValue()).atLeast(Score.ZERO);
    }

    private static Score planned(Score target, Period period, LocalDate day) {
        long all = DAYS.between(period.firstDay(), period.lastDay()) + 1;
        long gone = Math.max(0, DAYS.between(period.firstDay(), day) + 1);
        return target.times(all - Math.min(all, gone)).over(Score.of(all));
    }

    private static Score ceiling(Score score) {
        BigInteger[] parts = score.numerator().divideAndRemainder(score.denominator());
        return new Score(parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0], BigInteger.ONE);
    }
}
