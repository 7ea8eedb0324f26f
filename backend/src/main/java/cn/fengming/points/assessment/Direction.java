package cn.fengming.points.assessment;

import java.util.Comparator;
import java.util.Map;

/** Which end of the totals comes first. */
enum Direction {
    HIGHEST_FIRST,
    /** For schemes that count faults. */
    LOWEST_FIRST;

    static final Map<String, Direction> WORDS = Map.of("highest-first", HIGHEST_FIRST, "lowest-first", LOWEST_FIRST);

    /** The better score first. */
    Comparator<Score> order() {
        return this == HIGHEST_FIRST ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }

    /** How the total of a lower tier compares, for a sentence. */
    String worse() {
        return this == HIGHEST_FIRST ? "低" : "高";
    }
}
