package cn.fengming.points.inspection;

/** How a village came onto a plan, or an inspector onto a team. */
enum How {
    ALL,
    DRAWN,
    NOMINATED,
    AGAIN,
    /** 上期检查组的原班人. */
    SAME_TEAM,
    /** 替补. */
    SUBSTITUTE
}
