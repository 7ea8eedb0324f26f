package cn.fengming.points.assessment;

import java.util.Map;

/** Who is ranked against whom. Tiers, streaks and tie rules then hold in each group by itself. */
enum Grouping {
    WHOLE,
    /** By the class or district the roster names. */
    GROUP,
    /** Households, works, roads and grids: each village by itself. */
    VILLAGE;

    static final Map<String, Grouping> WORDS = Map.of("whole", WHOLE, "group", GROUP, "village", VILLAGE);

    /** Empty for a scheme that ranks all together, and for who belongs nowhere yet. */
    String of(Subject subject) {
        String group = subject.group();
        return this == WHOLE || group == null ? "" : group;
    }
}
