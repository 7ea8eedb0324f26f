package cn.fengming.points.treasury;

import java.util.UUID;

/** A village's points that are not given to households yet. */
record Pool(UUID village, String name, long balance) {}
