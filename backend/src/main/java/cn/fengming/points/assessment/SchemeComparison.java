package cn.fengming.points.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two schemes side by side on the same figures.
 *
 * @param shifts who stands elsewhere or gets something else, period by period, in the order of {@code b}
 * @param sums over all periods, in the order of names
 */
record SchemeComparison(TrialRun a, TrialRun b, List<Shift> shifts, List<SumShift> sums) {

    /** One subject in one period; a side is null when it has no place there. */
    record Shift(
            String period,
            UUID subject,
            String name,
            @Nullable Integer rankA,
            @Nullable Integer rankB,
            @Nullable Score totalA,
            @Nullable Score totalB,
            @Nullable String tierA,
            @Nullable String tierB,
            @Nullable Outcome outcomeA,
            @Nullable Outcome outcomeB) {

        static Shift of(String period, @Nullable Place a, @Nullable Place b, Place either) {
            return new Shift(
                    period,
                    either.subject(),
                    either.name(),
                    a == null ? null : a.rank(),
                    b == null ? null : b.rank(),
                    a == null ? null : a.total(),
                    b == null ? null : b.total(),
                    a == null ? null : a.tierName(),
                    b == null ? null : b.tierName(),
                    a == null ? null : a.outcome(),
                    b == null ? null : b.outcome());
        }
    }

    /** What all periods brought one subject under each scheme. */
    record SumShift(String name, Score scoreA, Score scoreB, long pointsA, long pointsB, long yuanA, long yuanB) {}

    static SchemeComparison of(TrialRun a, TrialRun b) {
        List<Shift> shifts = new ArrayList<>();
        for (TrialRun.TrialPeriod period : b.periods()) {
            Map<UUID, Place> others = a.period(period.period())
                    .map(TrialRun.TrialPeriod::figures)
                    .map(Figures::byId)
                    .orElse(Map.of());
            period.figures().places().stream()
                    .filter(place -> differ(others.get(place.subject()), place))
                    .map(place -> Shift.of(period.period(), others.get(place.subject()), place, place))
                    .forEach(shifts::add);
            Map<UUID, Place> here = period.figures().byId();
            others.values().stream()
                    .filter(place -> !here.containsKey(place.subject()))
                    .sorted(Comparator.comparing(Place::name))
                    .map(place -> Shift.of(period.period(), place, null, place))
                    .forEach(shifts::add);
        }
        return new SchemeComparison(a, b, shifts, sums(a, b));
    }

    private static boolean differ(@Nullable Place a, Place b) {
        return a == null
                || a.rank() != b.rank()
                || !a.tierName().equals(b.tierName())
                || !a.outcome().equals(b.outcome())
                || !a.brought().equals(b.brought());
    }

    private static List<SumShift> sums(TrialRun a, TrialRun b) {
        Map<String, TrialRun.TrialSum> ofA = byName(a);
        Map<String, TrialRun.TrialSum> ofB = byName(b);
        return Stream.concat(ofA.keySet().stream(), ofB.keySet().stream())
                .distinct()
                .sorted()
                .map(name -> sum(
                        name,
                        ofA.getOrDefault(name, TrialRun.TrialSum.NOTHING),
                        ofB.getOrDefault(name, TrialRun.TrialSum.NOTHING)))
                .toList();
    }

    private static Map<String, TrialRun.TrialSum> byName(TrialRun run) {
        return run.sums().stream().collect(Collectors.toMap(TrialRun.TrialSum::name, Function.identity()));
    }

    private static SumShift sum(String name, TrialRun.TrialSum a, TrialRun.TrialSum b) {
        return new SumShift(
                name,
                a.assessmentScore(),
                b.assessmentScore(),
                a.poolPoints(),
                b.poolPoints(),
                a.prizeYuan(),
                b.prizeYuan());
    }
}
