package cn.fengming.points.awards;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One line of a notice as everybody may read it.
 *
 * @param application id to object against
 * @param name the household's head, masked: 张*三
 * @param points what it is worth now
 */
public record NoticeLine(UUID application, String name, String rule, long points, LocalDate happenedOn, State state) {}
