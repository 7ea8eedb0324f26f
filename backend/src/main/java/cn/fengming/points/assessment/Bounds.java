package cn.fengming.points.assessment;

import org.jspecify.annotations.Nullable;

/** A figure never falls below the floor and never rises above the cap; null where there is none. */
record Bounds(@Nullable Score floor, @Nullable Score cap) {

    static final Bounds NONE = new Bounds(null, null);

    Score hold(Score score) {
        Score raised = floor == null ? score : score.atLeast(floor);
        return cap == null ? raised : raised.atMost(cap);
    }

    /** What holding did, for the working of a line: {@code （最高 5）}; empty when it did nothing. */
    String note(Score before) {
        Score held = hold(before);
        if (held.equals(before)) {
            return "";
        }
        return held.compareTo(before) > 0 ? "，最低 " + floor : "，最高 " + cap;
    }
}
