package cn.fengming.points.inspection;

import cn.fengming.points.assessment.RoundVillage;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What follows from a plan's seed and what was in the pot: the same every time and in whatever order the pot is given. The
 * lot of a village is SHA-256 of {@code <seed>:village:<id>}, that of an inspector for it {@code
 * <seed>:team:<village>:<person>}; the smaller comes first.
 */
record Lots(Seed seed) {

    /** A village with how it came onto the plan. */
    record Chosen(RoundVillage village, How how) {}

    /**
     * A village that gets a team.
     *
     * @param may who may inspect it
     * @param before those of them who did the last time and go first
     */
    record Stop(UUID village, String name, List<UUID> may, List<UUID> before) {}

    /** The team of one stop. */
    record Team(List<UUID> kept, List<UUID> drawn) {}

    String village(UUID village) {
        return seed.lot("village:" + village);
    }

    String inspector(UUID village, UUID person) {
        return seed.lot("team:" + village + ":" + person);
    }

    private List<RoundVillage> inOrder(List<RoundVillage> villages) {
        return villages.stream()
                .sorted(Comparator.comparing(village -> village(village.id())))
                .toList();
    }

    /** Every village, in the order of the lots. */
    List<Chosen> all(List<RoundVillage> villages) {
        return inOrder(villages).stream()
                .map(village -> new Chosen(village, How.ALL))
                .toList();
    }

    /** @throws Problem 422 when there are not so many */
    List<Chosen> some(List<RoundVillage> villages, int howMany) {
        if (howMany > villages.size()) {
            throw Problem.refused("too-few-villages", "只有 " + villages.size() + " 个村，抽不出 " + howMany + " 个");
        }
        return inOrder(villages).stream()
                .limit(howMany)
                .map(village -> new Chosen(village, How.DRAWN))
                .toList();
    }

    /**
     * District by district the one that was nominated, and one drawn from the others.
     *
     * @throws Problem 422 when a district has no nominated village or more than one, or nothing left to draw from
     */
    List<Chosen> districts(List<RoundVillage> villages, Set<UUID> nominated) {
        Map<String, List<RoundVillage>> districts = new TreeMap<>();
        villages.forEach(village -> districts
                .computeIfAbsent(village.district(), each -> new ArrayList<>())
                .add(village));
        List<Chosen> chosen = new ArrayList<>();
        districts.forEach((name, members) -> chosen.addAll(district(name, members, nominated)));
        return chosen;
    }

    private List<Chosen> district(String name, List<RoundVillage> members, Set<UUID> nominated) {
        List<RoundVillage> named = members.stream()
                .filter(village -> nominated.contains(village.id()))
                .toList();
        String district = name.isEmpty() ? "没有写管区的村" : "「" + name + "」";
        if (named.size() != 1) {
            throw Problem.refused("nominations", district + "应推荐 1 个村，现在是 " + named.size() + " 个");
        }
        List<RoundVillage> others = members.stream()
                .filter(village -> !nominated.contains(village.id()))
                .toList();
        if (others.isEmpty()) {
            throw Problem.refused("nominations", district + "除了推荐的村，没有别的村可抽");
        }
        return List.of(
                new Chosen(named.get(0), How.NOMINATED),
                new Chosen(inOrder(others).get(0), How.DRAWN));
    }

    /**
     * A team for each stop in turn: who was there before, then whoever has the fewest stops so far, and among those the
     * smallest lot.
     *
     * @throws Problem 422 {@code too-few-inspectors} naming the first village that gets no full team
     */
    List<Team> teams(List<Stop> stops, int size) {
        Map<UUID, Integer> load = new HashMap<>();
        List<Team> teams = new ArrayList<>();
        for (Stop stop : stops) {
            List<UUID> kept = stop.before().stream()
                    .filter(stop.may()::contains)
                    .limit(size)
                    .toList();
            List<UUID> drawn = stop.may().stream()
                    .filter(person -> !kept.contains(person))
                    .sorted(Comparator.<UUID>comparingInt(person -> load.getOrDefault(person, 0))
                            .thenComparing(person -> inspector(stop.village(), person)))
                    .limit(size - kept.size())
                    .toList();
            if (kept.size() + drawn.size() < size) {
                throw tooFew(stop, size);
            }
            kept.forEach(person -> load.merge(person, 1, Integer::sum));
            drawn.forEach(person -> load.merge(person, 1, Integer::sum));
            teams.add(new Team(kept, drawn));
        }
        return teams;
    }

    private static Problem tooFew(Stop stop, int size) {
        return Problem.refused(
                "too-few-inspectors",
                stop.name() + "可以去的检查员只有 " + stop.may().size() + " 人（居住、任职、有亲属的要回避），每组要 " + size + " 人");
    }

    /** Who stands in at a village: the smallest lot. */
    UUID substitute(UUID village, List<UUID> candidates) {
        return candidates.stream()
                .min(Comparator.comparing(person -> inspector(village, person)))
                .orElseThrow();
    }
}
