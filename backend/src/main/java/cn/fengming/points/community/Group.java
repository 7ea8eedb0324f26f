package cn.fengming.points.community;

import java.util.UUID;

/** A villagers' group (村民小组) of a village. */
public record Group(UUID id, UUID town, UUID village, String name) {}
