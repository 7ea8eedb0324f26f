package cn.fengming.points.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many of a ranked field each tier takes. Who is vetoed always stands in the last one, which grows if it must. */
final class Tiers {

    private Tiers() {}

    /**
     * @param totals of those not vetoed, best first
     * @param vetoed how many stand behind them
     * @return one size a tier; together everybody
     * @throws IllegalArgumentException when somebody would have no tier
     */
    static List<Integer> sizes(List<Tier> tiers, Direction direction, List<Score> totals, int vetoed) {
        List<Integer> sizes = new ArrayList<>();
        int placed = 0;
        for (int i = 0; i < tiers.size(); i++) {
            int taken = taken(tiers, i, direction, totals.subList(placed, totals.size()), vetoed);
            placed += taken;
            sizes.add(i == tiers.size() - 1 ? taken + vetoed : taken);
        }
        if (placed < totals.size()) {
            throw new IllegalArgumentException("the tiers cover " + placed + " of " + totals.size());
        }
        return sizes;
    }

    private static int taken(List<Tier> tiers, int tier, Direction direction, List<Score> left, int vetoed) {
        Cut cut = tiers.get(tier).cut();
        if (cut instanceof Cut.Count counted) {
            return Math.min(room(tiers, tier, counted, vetoed), left.size());
        }
        if (cut instanceof Cut.Threshold threshold) {
            return reaching(threshold, direction, left);
        }
        return Math.max(0, left.size() - reserved(tiers, tier, vetoed));
    }

    /** Why the tiers do not cover that many exactly, in Chinese; empty when they do. */
    static Optional<String> uncovered(List<Tier> tiers, int subjects) {
        int places = tiers.stream().mapToInt(Tier::places).sum();
        if (!haveRoomFor(tiers, subjects)) {
            return Optional.of("各等次共 " + places + " 个名额，没有覆盖全部 " + subjects + " 个考核对象");
        }
        return places > subjects
                ? Optional.of("各等次共 " + places + " 个名额，多于全部 " + subjects + " 个考核对象")
                : Optional.empty();
    }

    static boolean haveRoomFor(List<Tier> tiers, int subjects) {
        return tiers.stream().anyMatch(tier -> tier.cut() instanceof Cut.Rest)
                || tiers.stream().mapToInt(Tier::places).sum() >= subjects;
    }

    private static int room(List<Tier> tiers, int tier, Cut.Count counted, int vetoed) {
        return tier == tiers.size() - 1 ? Math.max(0, counted.count() - vetoed) : counted.count();
    }

    private static int reserved(List<Tier> tiers, int tier, int vetoed) {
        int reserved = 0;
        for (int i = tier + 1; i < tiers.size(); i++) {
            reserved += tiers.get(i).cut() instanceof Cut.Count counted ? room(tiers, i, counted, vetoed) : 0;
        }
        return reserved;
    }

    private static int reaching(Cut.Threshold threshold, Direction direction, List<Score> totals) {
        return (int) totals.stream()
                .takeWhile(total -> direction.order().compare(total, threshold.total()) <= 0)
                .count();
    }
}
