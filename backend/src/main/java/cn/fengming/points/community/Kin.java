package cn.fengming.points.community;

import java.time.Instant;
import java.util.UUID;

/** A household that is kin to the one asked about. */
record Kin(UUID household, String headName, UUID village, Kinships.Origin origin, Instant recordedAt) {}
