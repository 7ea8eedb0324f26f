package cn.fengming.points.community;

import java.util.UUID;

/** A household that ended by being merged into another, which may itself have ended since. */
public record MergedHousehold(UUID ended, UUID survivor) {}
