package cn.fengming.points.community;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a household belongs; group and grid are of that village. */
public record Placement(
        UUID village,
        @Nullable UUID group,
        @Nullable UUID grid,
        @Nullable String address) {}
