package cn.fengming.points.community;

import java.util.UUID;

/** A town (镇), the tenant: nothing of one town is ever seen from another. {@code code} is unique in the county. */
public record Town(UUID id, String name, String code) {}
