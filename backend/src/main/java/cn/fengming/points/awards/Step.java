package cn.fengming.points.awards;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the log of an application or deduction. {@code from} is null for the first. */
record Step(
        @Nullable String from,
        String to,
        UUID by,
        Instant at,
        @Nullable String reason) {}
