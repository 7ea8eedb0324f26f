package cn.fengming.points.assessment;

import java.util.List;

/** What a tier, streak or prize brings: what is counted, and what follows besides. */
record Brought(Outcome outcome, List<Consequence> consequences) {

    Brought {
        consequences = List.copyOf(consequences);
    }

    long yuan() {
        return consequences.stream()
                .mapToLong(consequence -> consequence.yuan() == null ? 0 : consequence.yuan())
                .sum();
    }
}
