package cn.fengming.points.community;

/** A request that says nothing but why. */
record Reason(@Because String reason) {}
