package cn.fengming.points.assessment;

/** How the sheet of a village stands to somebody who would write on it. */
public enum Assignment {
    /** No plan says who visits it: the town's team does. */
    OPEN,
    /** Drawn for it, and the inspection has begun. */
    YOURS,
    /** A plan says that a draw decides, and there was none yet. */
    WAITING,
    /** Others were drawn for it. */
    OTHERS,
    /** 回避: one's own village, by home, post or kin. */
    RECUSED
}
