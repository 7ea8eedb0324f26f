package cn.fengming.points.community;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A grid (网格) that an inspector walks; {@code group} is null when it spans groups. */
public record Grid(
        UUID id, UUID town, UUID village, @Nullable UUID group, String name) {}
