package cn.fengming.points.inspection;

/** Which villages are visited. */
enum Choice {
    /** 每个村都去. */
    ALL,
    /** 抽几个村. */
    DRAWN,
    /** 每个管区推荐一个、抽一个. */
    DISTRICT,
    /** 上一次的村，由上一次的检查组再去. */
    AGAIN
}
