package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scheme run over pasted periods one after the other, each knowing those before it, as it would have gone. Nothing is
 * written. Lots are drawn from a fixed seed: the same figures give the same bytes.
 */
record TrialRun(String code, String title, List<TrialPeriod> periods, List<TrialSum> sums) {

    private static final Seed SEED = new Seed(Seed.sha256("试算"));

    /** What publishing would show for one period. */
    record TrialPeriod(String period, boolean complete, List<Lack> unscored, Figures figures) {}

    /** What all periods together brought one subject. */
    record TrialSum(UUID subject, String name, Score assessmentScore, long poolPoints, long prizeYuan, int talks) {

        static final TrialSum NOTHING = new TrialSum(new UUID(0, 0), "", Score.ZERO, 0, 0, 0);

        TrialSum and(Place place) {
            long yuan = place.brought().stream()
                    .mapToLong(each -> each.yuan() == null ? 0 : each.yuan())
                    .sum();
            long talk = place.brought().stream()
                    .filter(each -> each.kind() == Consequence.Kind.TALK)
                    .count();
            return new TrialSum(
                    place.subject(),
                    place.name(),
                    assessmentScore.plus(place.outcome().assessmentScore()),
                    poolPoints + place.outcome().poolPoints(),
                    prizeYuan + yuan,
                    talks + (int) talk);
        }
    }

    /** @throws Problem 422 {@code tiers-do-not-cover} when a period has more subjects than places */
    static TrialRun of(Scheme scheme, List<PastedFigures.PastedPeriod> pasted) {
        List<TrialPeriod> periods = new ArrayList<>();
        Map<UUID, TrialSum> sums = new LinkedHashMap<>();
        History history = History.NONE;
        String before = null;
        for (PastedFigures.PastedPeriod period : pasted) {
            History known = follows(scheme, before, period.period()) ? history : History.NONE;
            Tally tally = Tally.of(scheme, period.field(), period.gathered().after(known), SEED);
            periods.add(new TrialPeriod(period.period(), tally.whole(), tally.unscored(), tally.figures()));
            tally.figures()
                    .places()
                    .forEach(place ->
                            sums.merge(place.subject(), TrialSum.NOTHING.and(place), (sum, one) -> sum.and(place)));
            history = known.then(tally.figures());
            before = period.period();
        }
        return new TrialRun(scheme.code(), scheme.title(), periods, List.copyOf(sums.values()));
    }

    /** Whether one period comes right after the other; periods called by any other names do. */
    private static boolean follows(Scheme scheme, @Nullable String before, String period) {
        if (before == null) {
            return false;
        }
        try {
            Optional<Period> previous = scheme.period().parse(period).previous();
            return previous.isPresent() && previous.get().code().equals(before);
        } catch (Problem otherName) {
            return true;
        }
    }

    Optional<TrialPeriod> period(String code) {
        return periods.stream().filter(period -> period.period().equals(code)).findFirst();
    }
}
