package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result of an assessment: everybody ranked, every tier line with its margin, every tie with its reason. Simulating,
 * publishing and freezing all compute it here, so they cannot differ; equal inputs in any order give equal figures.
 */
public record Figures(List<Place> places, List<Margin> margins, List<Tie> ties) {

    public Figures {
        places = List.copyOf(places);
        margins = List.copyOf(margins);
        ties = List.copyOf(ties);
    }

    /**
     * @param entrants each subject once, none lacking anything; not more than the tiers cover
     * @param previousRanks ranks of the period before, by subject
     * @param seed of the round, for lots
     */
    static Figures of(Scheme scheme, List<Entrant> entrants, Map<UUID, Integer> previousRanks, Seed seed) {
        List<Contender> ranked = entrants.stream()
                .map(entrant -> contender(scheme, entrant, previousRanks, seed))
                .sorted(order(scheme))
                .toList();
        if (ranked.stream().map(Contender::subject).distinct().count() != ranked.size()) {
            throw new IllegalArgumentException("a subject stands once");
        }
        List<Stretch> stretches = stretches(scheme, ranked);
        return new Figures(places(stretches), margins(stretches), ties(scheme, ranked));
    }

    /** Points that freezing these figures grants to all pools together. */
    public long poolPoints() {
        return places.stream().mapToLong(place -> place.outcome().poolPoints()).sum();
    }

    public Optional<Place> of(UUID subject) {
        return places.stream().filter(place -> place.subject().equals(subject)).findFirst();
    }

    /** Who stands differently than before, in the new order. */
    List<Change> since(Figures before) {
        return places.stream()
                .flatMap(after -> before.of(after.subject()).stream()
                        .filter(old ->
                                old.rank() != after.rank() || !old.total().equals(after.total()))
                        .map(old -> new Change(
                                after.subject(),
                                after.name(),
                                old.rank(),
                                after.rank(),
                                old.total(),
                                after.total(),
                                old.tierName(),
                                after.tierName())))
                .toList();
    }

    Map<UUID, Integer> ranks() {
        return places.stream().collect(Collectors.toMap(Place::subject, Place::rank));
    }

    /** A tier with those in it and the place its first one holds. */
    private record Stretch(int number, Tier tier, int firstRank, List<Contender> contenders) {
        Contender first() {
            return contenders.get(0);
        }

        Contender last() {
            return contenders.get(contenders.size() - 1);
        }
    }

    private static Contender contender(Scheme scheme, Entrant entrant, Map<UUID, Integer> previousRanks, Seed seed) {
        List<LineScore> lines = scheme.lines().stream()
                .map(line -> line.score(entrant.content()))
                .toList();
        UUID id = entrant.subject().id();
        return new Contender(
                entrant.subject(),
                lines.stream().map(LineScore::score).reduce(Score.ZERO, Score::plus),
                lines,
                lines.stream().mapToInt(LineScore::findings).sum(),
                previousRanks.getOrDefault(id, Contender.NO_RANK),
                seed.lot("tie:" + id));
    }

    private static Comparator<Contender> order(Scheme scheme) {
        Comparator<Contender> order =
                Comparator.comparing(Contender::total, scheme.ranking().order());
        for (TieRule rule : scheme.ties()) {
            order = order.thenComparing(rule.order());
        }
        return order;
    }

    private static List<Stretch> stretches(Scheme scheme, List<Contender> ranked) {
        List<Stretch> stretches = new ArrayList<>();
        int placed = 0;
        for (Tier tier : scheme.tiers()) {
            int taken = tier.cut().take(ranked.size() - placed);
            if (taken > 0) {
                List<Contender> contenders = ranked.subList(placed, placed + taken);
                stretches.add(new Stretch(stretches.size() + 1, tier, placed + 1, contenders));
                placed += taken;
            }
        }
        if (placed < ranked.size()) {
            throw new IllegalArgumentException("the tiers cover " + placed + " of " + ranked.size());
        }
        return stretches;
    }

    private static List<Place> places(List<Stretch> stretches) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            Score above = i == 0 ? null : stretches.get(i - 1).last().total();
            Score below = i == stretches.size() - 1
                    ? null
                    : stretches.get(i + 1).first().total();
            for (Contender contender : stretch.contenders()) {
                places.add(place(stretch, places.size() + 1, contender, above, below));
            }
        }
        return places;
    }

    private static Place place(
            Stretch stretch, int rank, Contender contender, @Nullable Score above, @Nullable Score below) {
        return new Place(
                rank,
                contender.subject().id(),
                contender.subject().name(),
                contender.total(),
                contender.lines(),
                contender.findings(),
                stretch.number(),
                stretch.tier().name(),
                stretch.tier().outcome(),
                above == null ? null : above.distance(contender.total()),
                below == null ? null : below.distance(contender.total()));
    }

    private static List<Margin> margins(List<Stretch> stretches) {
        List<Margin> margins = new ArrayList<>();
        for (int i = 1; i < stretches.size(); i++) {
            Contender last = stretches.get(i - 1).last();
            Contender first = stretches.get(i).first();
            margins.add(new Margin(
                    stretches.get(i - 1).tier().name(),
                    stretches.get(i).tier().name(),
                    last.subject().id(),
                    first.subject().id(),
                    last.total().distance(first.total())));
        }
        return margins;
    }

    private static List<Tie> ties(Scheme scheme, List<Contender> ranked) {
        List<Tie> ties = new ArrayList<>();
        for (int i = 1; i < ranked.size(); i++) {
            Contender ahead = ranked.get(i - 1);
            Contender behind = ranked.get(i);
            if (ahead.total().equals(behind.total())) {
                ties.add(new Tie(ahead.subject().id(), behind.subject().id(), reason(scheme, ahead, behind)));
            }
        }
        return ties;
    }

    private static String reason(Scheme scheme, Contender ahead, Contender behind) {
        return scheme.ties().stream()
                .filter(rule -> rule.order().compare(ahead, behind) != 0)
                .findFirst()
                .map(rule -> rule.reason(ahead, behind))
                .orElseThrow(() -> new IllegalArgumentException("no rule tells two subjects apart"));
    }
}
