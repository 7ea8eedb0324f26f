package cn.fengming.points.awards;

import java.util.UUID;

/**
 * Honour score (荣誉积分) of a household in one year: the base plus what it earned. Never spent.
 *
 * @param name the household's head, masked: 张*三
 * @param rank within its village; equal scores share the better rank
 */
public record HonourScore(UUID household, String name, int year, long base, long earned, long score, int rank) {}
