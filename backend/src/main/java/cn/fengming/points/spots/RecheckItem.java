package cn.fengming.points.spots;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A drawn spot as the team's list shows it.
 *
 * @param number where it came in the draw, from 1
 * @param state of the spot now
 * @param result null until it was looked at
 * @param mayCheck whether the viewer may write its result
 */
public record RecheckItem(
        int number,
        UUID spot,
        String code,
        SpotKind kind,
        String kindWords,
        UUID village,
        @Nullable String place,
        @Nullable Double latitude,
        @Nullable Double longitude,
        SpotState state,
        @Nullable RecheckResult result,
        @Nullable String words,
        List<UUID> photos,
        @Nullable UUID checkedBy,
        @Nullable Instant checkedAt,
        boolean mayCheck) {}
