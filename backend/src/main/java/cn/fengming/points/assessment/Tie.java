package cn.fengming.points.assessment;

import java.util.UUID;

/** Two neighbours with equal totals, and what put one before the other: the sentence stands on the bulletin. */
public record Tie(UUID ahead, UUID behind, String reason) {}
