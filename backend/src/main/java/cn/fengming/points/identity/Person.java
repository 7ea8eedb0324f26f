package cn.fengming.points.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person in one town. The same human being in two towns has one id and two of these.
 *
 * @param member the entry of the household register which is this person; null for staff who live elsewhere
 */
public record Person(
        UUID town, UUID id, String name, @Nullable UUID member) {}
