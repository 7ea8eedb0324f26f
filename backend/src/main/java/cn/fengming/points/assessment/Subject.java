package cn.fengming.points.assessment;

import java.util.UUID;

/** One of those who are assessed together. For a village, {@code id} is the village's own. */
record Subject(UUID id, String name) {}
