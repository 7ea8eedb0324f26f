package cn.fengming.points.spots;

import cn.fengming.points.kernel.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One spot on the work ledger (工作台账).
 *
 * @param daysLate days begun since the deadline; 0 when it is not late
 * @param photo the first one of the report, to be fetched from {@code /api/v1/photos/{id}/thumbnail}
 * @param voices how many others saw it too
 * @param hidden the reason it is kept off public lists; null when it is not
 * @param doubt what a check of words or photos said, until staff looked at it
 * @param mine true when it waits for a post of the caller
 */
record WorkLedgerRow(
        UUID id,
        String code,
        SpotKind kind,
        String kindWords,
        UUID village,
        String villageName,
        @Nullable String groupName,
        @Nullable String gridName,
        @Nullable String place,
        @Nullable String words,
        @Nullable Double latitude,
        @Nullable Double longitude,
        Source source,
        String sourceWords,
        Instant reportedAt,
        boolean selfCleaned,
        SpotState state,
        String stateWords,
        SpotState.Stage stage,
        Instant stateAt,
        @Nullable Route route,
        @Nullable String routeWords,
        @Nullable Role postRole,
        @Nullable String postWords,
        @Nullable Instant dueAt,
        long daysLate,
        int escalation,
        boolean verifyByTown,
        @Nullable Instant verifyUntil,
        int relapses,
        int voices,
        @Nullable UUID photo,
        boolean listed,
        @Nullable String hidden,
        @Nullable String doubt,
        boolean mine) {

    static WorkLedgerRow of(WorkLedgerLine line, PlaceNames names, @Nullable UUID photo, boolean mine, Instant now) {
        return new WorkLedgerRow(
                line.id(),
                line.code(),
                line.kind(),
                line.kind().words(),
                line.village(),
                names.village(line.village()),
                names.group(line.group()),
                names.grid(line.grid()),
                line.place(),
                line.words(),
                line.latitude(),
                line.longitude(),
                line.source(),
                line.source().words(),
                line.reportedAt(),
                line.selfCleaned(),
                line.state(),
                line.state().words(),
                line.state().stage(),
                line.stateAt(),
                line.route(),
                line.route() == null ? null : line.route().words(),
                line.postRole(),
                names.post(line.postRole(), line.postVillage(), line.postGrid()),
                line.dueAt(),
                line.daysLate(now),
                line.escalation(),
                line.verifyByTown(),
                line.verifyUntil(),
                line.relapses(),
                line.voices(),
                photo,
                line.listed(),
                line.hiddenReason(),
                line.doubt(),
                mine);
    }
}
