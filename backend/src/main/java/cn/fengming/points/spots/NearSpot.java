package cn.fengming.points.spots;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A spot that somebody about to report may mean too.
 *
 * @param distance in metres; null when only the photo is alike
 * @param alike a photo of it is much like one of those about to be sent
 * @param photo to tell it by, when the viewer may look at it
 */
record NearSpot(
        UUID id,
        String code,
        SpotKind kind,
        String kindWords,
        UUID village,
        @Nullable String place,
        @Nullable Integer distance,
        boolean alike,
        Instant reportedAt,
        SpotState state,
        String stateWords,
        int voices,
        @Nullable UUID photo) {}
