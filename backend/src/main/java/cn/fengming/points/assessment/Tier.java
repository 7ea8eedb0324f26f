package cn.fengming.points.assessment;

import java.util.List;

/** A tier (等次): its name as printed, whom it takes and what it brings. */
record Tier(String name, Cut cut, Outcome outcome, List<Consequence> consequences) {

    Tier {
        consequences = List.copyOf(consequences);
    }

    Tier(String name, Cut cut, Outcome outcome) {
        this(name, cut, outcome, List.of());
    }

    /** Places it counts; 0 when it does not count places. */
    int places() {
        return cut instanceof Cut.Count counted ? counted.count() : 0;
    }

    long yuan() {
        return new Brought(outcome, consequences).yuan();
    }
}
