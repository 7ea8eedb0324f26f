package cn.fengming.points.media;

import java.util.UUID;

/**
 * One picture used for two subjects of a type.
 *
 * @param photo the later one
 * @param twin the earlier one
 */
public record TwinPair(UUID photo, UUID subject, UUID twin, UUID twinSubject) {}
