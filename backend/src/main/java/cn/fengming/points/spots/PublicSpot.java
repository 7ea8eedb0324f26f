package cn.fengming.points.spots;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A spot as everybody may read it, signed in or not: what, roughly where, how far. Words and places people typed stay
 * inside, they may name somebody.
 *
 * @param groupName the villagers' group it lies in
 * @param before photos of the report, to be fetched from {@code /api/v1/public/towns/{town}/photos/{id}}
 * @param after photos of the rectified place
 */
record PublicSpot(
        UUID id,
        String code,
        SpotKind kind,
        String kindWords,
        @Nullable String groupName,
        SpotState state,
        String stateWords,
        SpotState.Stage stage,
        LocalDate reportedOn,
        @Nullable LocalDate rectifiedOn,
        @Nullable LocalDate writtenOffOn,
        int relapses,
        int voices,
        List<UUID> before,
        List<UUID> after) {}
