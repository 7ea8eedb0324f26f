package cn.fengming.points.campaigns;

import java.util.UUID;

/**
 * What a village was asked for and what it made, in the order of the villages' spelling.
 *
 * @param target 0 when nothing was asked
 * @param entered all that were entered, whatever became of them
 */
record LandscapeLine(UUID village, String name, int target, long entered, long finished, long accepted) {}
