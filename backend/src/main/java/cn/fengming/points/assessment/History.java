package cn.fengming.points.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where everybody stood in the periods before, the last one first, without a gap: a period that was not assessed ends
 * every streak.
 */
record History(List<Map<UUID, Held>> periods) {

    static final History NONE = new History(List.of());

    /** No streak looks further back. */
    static final int LONGEST = 12;

    History {
        periods = List.copyOf(periods);
    }

    /** A rank among so many. */
    record Held(int rank, int of) {

        boolean amongFirst(int places) {
            return rank <= places;
        }

        boolean amongLast(int places) {
            return rank > of - places;
        }
    }

    static History of(Map<UUID, Integer> ranks) {
        return new History(List.of(ranks.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Held(entry.getValue(), ranks.size())))));
    }

    /** What comes before the next period when these figures are final. */
    History then(Figures figures) {
        List<Map<UUID, Held>> longer = new ArrayList<>();
        longer.add(figures.held());
        longer.addAll(periods.subList(0, Math.min(periods.size(), LONGEST - 1)));
        return new History(longer);
    }

    int previousRank(UUID subject) {
        Held held = periods.isEmpty() ? null : periods.get(0).get(subject);
        return held == null ? Contender.NO_RANK : held.rank();
    }

    /** For how many periods running, this one and those before, the subject was where the streak counts. */
    int running(Streak streak, UUID subject, Held now) {
        if (!streak.counts(now)) {
            return 0;
        }
        int running = 1;
        for (Map<UUID, Held> period : periods) {
            Held held = period.get(subject);
            if (held == null || !streak.counts(held)) {
                return running;
            }
            running++;
        }
        return running;
    }
}
