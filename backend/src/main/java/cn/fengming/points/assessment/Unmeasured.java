package cn.fengming.points.assessment;

import java.util.Map;

/** What a subject gets on a line nobody gave a figure for. */
enum Unmeasured {
    /** Nothing is published until there is one. */
    WAIT,
    /** 未测评的按已测评的平均分计. */
    MEAN,
    ZERO;

    static final Map<String, Unmeasured> WORDS = Map.of("wait", WAIT, "mean", MEAN, "zero", ZERO);
}
