package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A spot as the work ledger reads it; for the staff of its village. */
record WorkLedgerLine(
        UUID id,
        String code,
        SpotKind kind,
        UUID village,
        @Nullable UUID group,
        @Nullable UUID grid,
        @Nullable String place,
        @Nullable String words,
        @Nullable Double latitude,
        @Nullable Double longitude,
        Source source,
        String reporter,
        Instant reportedAt,
        boolean selfCleaned,
        SpotState state,
        Instant stateAt,
        @Nullable Route route,
        @Nullable Role postRole,
        @Nullable UUID postVillage,
        @Nullable UUID postGrid,
        @Nullable UUID home,
        @Nullable Instant dueAt,
        int escalation,
        @Nullable Instant rectifiedAt,
        @Nullable Instant verifyUntil,
        boolean verifyByTown,
        @Nullable Instant verifiedAt,
        @Nullable Instant writtenOffAt,
        int relapses,
        int voices,
        boolean listed,
        @Nullable Instant hiddenAt,
        @Nullable String hiddenReason,
        @Nullable String doubt) {

    static WorkLedgerLine read(Readable row) {
        Cells cells = new Cells(row);
        return new WorkLedgerLine(
                cells.id("id"),
                cells.text("code"),
                cells.word("kind", SpotKind.class),
                cells.id("village"),
                cells.idOrNull("group"),
                cells.idOrNull("grid"),
                cells.textOrNull("place"),
                cells.textOrNull("words"),
                cells.orNull("latitude", Double.class),
                cells.orNull("longitude", Double.class),
                cells.word("source", Source.class),
                cells.text("reporter"),
                cells.moment("reported_at"),
                cells.flag("self_cleaned"),
                cells.word("state", SpotState.class),
                cells.moment("state_at"),
                cells.wordOrNull("route", Route.class),
                cells.wordOrNull("post_role", Role.class),
                cells.idOrNull("post_village"),
                cells.idOrNull("post_grid"),
                cells.idOrNull("home"),
                cells.momentOrNull("due_at"),
                cells.count("escalation"),
                cells.momentOrNull("rectified_at"),
                cells.momentOrNull("verify_until"),
                cells.flag("verify_by_town"),
                cells.momentOrNull("verified_at"),
                cells.momentOrNull("written_off_at"),
                cells.count("relapses"),
                cells.count("voices"),
                cells.flag("listed"),
                cells.momentOrNull("hidden_at"),
                cells.textOrNull("hidden_reason"),
                cells.textOrNull("doubt"));
    }

    /** Days begun since the deadline; 0 when it is not late, or the work is done. */
    long daysLate(Instant now) {
        if (dueAt == null || !dueAt.isBefore(now) || !isWorkedOn()) {
            return 0;
        }
        return Duration.between(dueAt, now)
                .plus(Duration.ofDays(1).minusNanos(1))
                .toDays();
    }

    private boolean isWorkedOn() {
        return switch (state) {
            case ASSIGNED, RECTIFYING, REOPENED -> true;
            default -> false;
        };
    }

    /** True when it is worked on and the actor holds the post that has to see to it. */
    boolean waitsFor(Actor actor) {
        return isWorkedOn()
                && postRole != null
                && actor.grants().stream()
                        .filter(grant -> grant.role() == postRole)
                        .filter(grant ->
                                grant.village() == null || grant.village().equals(postVillage))
                        .anyMatch(grant -> grant.grid() == null
                                || postGrid == null
                                || grant.grid().equals(postGrid));
    }

    Bookmark bookmark(WorkLedgerOrder order) {
        return new Bookmark(order == WorkLedgerOrder.DUE && dueAt != null ? dueAt : reportedAt, id);
    }
}
