package cn.fengming.points.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Contenders who are ranked against each other, put in order and parted into tiers. Vetoed ones stand behind all others;
 * every tie ends with a rule that says so.
 */
final class Ladder {

    private final Scheme scheme;
    private final List<Contender> ranked;
    private final List<Stretch> stretches;

    Ladder(Scheme scheme, List<Contender> contenders) {
        this.scheme = scheme;
        this.ranked = contenders.stream().sorted(order(scheme)).toList();
        this.stretches = stretches();
    }

    /** A tier with those in it. */
    private record Stretch(int number, Tier tier, List<Contender> contenders) {

        /** Who holds its last place on merit; null when nobody does. */
        @Nullable
        Contender last() {
            return contenders.stream()
                    .filter(contender -> !contender.vetoed())
                    .reduce((one, next) -> next)
                    .orElse(null);
        }

        @Nullable
        Contender first() {
            return contenders.get(0).vetoed() ? null : contenders.get(0);
        }
    }

    private static Comparator<Contender> order(Scheme scheme) {
        return Comparator.comparing(Contender::vetoed)
                .thenComparing(byMerit(
                        scheme,
                        Comparator.comparing(Contender::total, scheme.ranking().order())));
    }

    /** An order whose ties are parted by the scheme's rules. */
    static Comparator<Contender> byMerit(Scheme scheme, Comparator<Contender> first) {
        Comparator<Contender> order = first;
        for (TieRule rule : scheme.ties()) {
            order = order.thenComparing(rule.order());
        }
        return order;
    }

    private List<Stretch> stretches() {
        List<Score> totals = ranked.stream()
                .filter(contender -> !contender.vetoed())
                .map(Contender::total)
                .toList();
        List<Integer> sizes = Tiers.sizes(scheme.tiers(), scheme.ranking(), totals, ranked.size() - totals.size());
        List<Stretch> parted = new ArrayList<>();
        int placed = 0;
        for (int i = 0; i < sizes.size(); i++) {
            int size = sizes.get(i);
            if (size > 0) {
                parted.add(new Stretch(i + 1, scheme.tiers().get(i), ranked.subList(placed, placed + size)));
                placed += size;
            }
        }
        return parted;
    }

    List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            Contender above = i == 0 ? null : stretches.get(i - 1).last();
            Contender below =
                    i == stretches.size() - 1 ? null : stretches.get(i + 1).first();
            for (Contender contender : stretches.get(i).contenders()) {
                places.add(place(stretches.get(i), places.size() + 1, contender, above, below));
            }
        }
        return places;
    }

    private Place place(
            Stretch stretch, int rank, Contender contender, @Nullable Contender above, @Nullable Contender below) {
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
                distance(contender, above),
                distance(contender, below),
                scheme.grouping() == Grouping.WHOLE ? null : scheme.grouping().of(contender.subject()),
                contender.vetoes(),
                stretch.tier().consequences());
    }

    /** Who is vetoed is parted from others by no marks. */
    private static @Nullable Score distance(Contender contender, @Nullable Contender other) {
        return other == null || contender.vetoed() ? null : other.total().distance(contender.total());
    }

    List<Margin> margins() {
        List<Margin> margins = new ArrayList<>();
        for (int i = 1; i < stretches.size(); i++) {
            Contender last = stretches.get(i - 1).last();
            Contender first = stretches.get(i).first();
            if (last != null && first != null) {
                margins.add(new Margin(
                        stretches.get(i - 1).tier().name(),
                        stretches.get(i).tier().name(),
                        last.subject().id(),
                        first.subject().id(),
                        last.total().distance(first.total())));
            }
        }
        return margins;
    }

    List<Tie> ties() {
        List<Tie> ties = new ArrayList<>();
        for (int i = 1; i < ranked.size(); i++) {
            Contender ahead = ranked.get(i - 1);
            Contender behind = ranked.get(i);
            if (ahead.total().equals(behind.total()) && ahead.vetoed() == behind.vetoed()) {
                ties.add(new Tie(ahead.subject().id(), behind.subject().id(), reason(ahead, behind)));
            }
        }
        return ties;
    }

    private String reason(Contender ahead, Contender behind) {
        return scheme.ties().stream()
                .filter(rule -> rule.order().compare(ahead, behind) != 0)
                .findFirst()
                .map(rule -> rule.reason(ahead, behind))
                .orElseThrow(() -> new IllegalArgumentException("no rule tells two subjects apart"));
    }
}
