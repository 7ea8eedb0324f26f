package cn.fengming.points.community;

import java.util.UUID;

/** Two households that are kin; each pair once, in no order that means anything. */
public record KinPair(UUID one, UUID other) {}
