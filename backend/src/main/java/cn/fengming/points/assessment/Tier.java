package cn.fengming.points.assessment;

/** A tier (等次): its name as printed, whom it takes and what it brings. */
record Tier(String name, Cut cut, Outcome outcome) {}
