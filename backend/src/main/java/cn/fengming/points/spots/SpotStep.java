package cn.fengming.points.spots;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a spot's log.
 *
 * @param from null for the first
 * @param details what the move decided, JSON; see who writes it
 */
record SpotStep(
        UUID spot,
        int number,
        Move move,
        @Nullable SpotState from,
        SpotState to,
        UUID by,
        @Nullable UUID byHome,
        Capacity capacity,
        Instant at,
        @Nullable String reason,
        @Nullable String details,
        List<UUID> photos) {}
