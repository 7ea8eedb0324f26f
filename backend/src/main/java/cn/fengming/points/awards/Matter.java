package cn.fengming.points.awards;

/** What a panel reviews and a villager objects to. */
enum Matter {
    APPLICATION,
    DEDUCTION
}
