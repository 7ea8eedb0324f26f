package cn.fengming.points.assessment;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was done of a target. It gives the share that is done, up to all of it; nothing is judged.
 *
 * @param weight 100 shows the share as percent; 0 shows it without counting it
 * @param target the same for everybody; null when roster or reports say it
 * @param sums whether reports are added up; or else the latest tells all that is done
 * @param byDay day of the month until which it counts; null for the whole period
 * @param veto whether falling short is one
 */
record ProgressLine(
        String code,
        String title,
        int weight,
        @Nullable Score target,
        boolean sums,
        @Nullable Integer byDay,
        boolean veto,
        Unmeasured unmeasured)
        implements FigureLine {

    @Override
    public SourceKind source() {
        return SourceKind.PROGRESS;
    }

    @Override
    public Optional<String> wrong(Fact fact) {
        Score asked = fact.target();
        if (fact.value().negative() || (asked != null && asked.negative())) {
            return Optional.of("「" + title + "」完成数和任务数不能小于零");
        }
        return asked != null && target != null ? Optional.of("「" + title + "」的任务数写在方案里，不另填报") : Optional.empty();
    }

    @Override
    public Optional<String> lack(Entrant entrant) {
        return measured(entrant) && target(entrant).isEmpty()
                ? Optional.of("「" + title + "」没有任务数")
                : FigureLine.super.lack(entrant);
    }

    /** Falls short of its target; a target of nothing is reached. */
    boolean falls(Entrant entrant) {
        return target(entrant)
                .filter(asked -> done(entrant).compareTo(asked) < 0)
                .isPresent();
    }

    @Override
    public LineScore score(Entrant entrant) {
        Score asked = target(entrant).orElse(Score.ZERO);
        Score done = done(entrant);
        boolean reached = done.compareTo(asked) >= 0;
        Score score = reached ? Score.of(weight) : done.times(weight).over(asked);
        String working = "完成 " + done + " / 任务 " + asked + (byDay == null ? "" : "（" + byDay + " 日前）")
                + (reached ? "" : "，剩余 " + asked.minus(done));
        return new LineScore(code, title, weight, score, 0, working);
    }

    Score done(Entrant entrant) {
        List<Fact> counting =
                entrant.factsOn(code).stream().filter(this::inTime).toList();
        if (counting.isEmpty()) {
            return Score.ZERO;
        }
        return (sums ? Combine.SUM : Combine.LATEST).of(counting);
    }

    /** The scheme's own, or what the roster asks, or what was reported last. */
    Optional<Score> target(Entrant entrant) {
        Optional<Score> reported = entrant.factsOn(code).stream()
                .filter(fact -> fact.target() != null)
                .max(Comparator.comparing(Fact::day).thenComparing(Fact::origin))
                .map(Fact::target);
        return Stream.of(
                        Optional.ofNullable(target),
                        Optional.ofNullable(entrant.subject().target()),
                        reported)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private boolean inTime(Fact fact) {
        LocalDate day = fact.day();
        return byDay == null || day.getDayOfMonth() <= byDay;
    }
}
