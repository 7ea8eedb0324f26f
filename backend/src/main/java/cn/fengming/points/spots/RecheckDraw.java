package cn.fengming.points.spots;

import cn.fengming.points.kernel.Seed;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The draw of a month's re-inspection (复查抽签), with everything needed to do it again: it follows from the seed and the
 * pot alone, whatever order the pot is read in and whatever became of its spots.
 *
 * @param month in which the spots are looked at again
 * @param eachVillage at least one of every village that has candidates
 * @param size how many are drawn
 */
record RecheckDraw(
        UUID id,
        YearMonth month,
        Seed seed,
        List<RecheckCandidate> candidates,
        boolean eachVillage,
        int size,
        UUID drawnBy,
        Instant drawnAt) {

    RecheckDraw {
        candidates = candidates.stream()
                .sorted(Comparator.comparing(candidate -> candidate.spot().toString()))
                .toList();
        if (size < 1 || size > candidates.size()) {
            throw new IllegalArgumentException("drew " + size + " of " + candidates.size());
        }
    }

    /**
     * What is drawn, in the order of the lots. The lot of a spot is SHA-256 of {@code <seed>:<id of the spot>}; the
     * smallest are drawn, after the smallest of each village when every village has to be among them.
     */
    List<RecheckCandidate> drawn() {
        List<RecheckCandidate> inOrder = candidates.stream()
                .sorted(Comparator.comparing(
                        candidate -> seed.lot(candidate.spot().toString())))
                .toList();
        Set<RecheckCandidate> chosen = new LinkedHashSet<>(eachVillage ? firstOfEachVillage(inOrder) : List.of());
        for (RecheckCandidate candidate : inOrder) {
            if (chosen.size() < size) {
                chosen.add(candidate);
            }
        }
        return inOrder.stream().filter(chosen::contains).toList();
    }

    private static List<RecheckCandidate> firstOfEachVillage(List<RecheckCandidate> inOrder) {
        Set<UUID> seen = new HashSet<>();
        List<RecheckCandidate> first = new ArrayList<>();
        for (RecheckCandidate candidate : inOrder) {
            if (seen.add(candidate.village())) {
                first.add(candidate);
            }
        }
        return first;
    }
}
