package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 异议 of a village against a line, or one finding, of its own sheet. While one is open nothing is frozen; it is heard
 * by somebody who neither wrote on the sheet, nor raised it, nor serves the village.
 *
 * @param revision of the standing it was raised against
 * @param village whose committee raised it: the subject, or where it belongs
 * @param sheet the contested sheet; null for a figure that stands on none
 * @param finding the contested finding; null for the line as a whole
 * @param decision the answer, as the village reads it
 * @param sheetVersion the corrected version an upheld objection led to
 * @param report the figure it led to
 */
record Objection(
        UUID id,
        UUID round,
        int revision,
        UUID subject,
        UUID village,
        @Nullable UUID sheet,
        String line,
        @Nullable UUID finding,
        String grounds,
        State state,
        UUID raisedBy,
        Instant raisedAt,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decision,
        @Nullable Integer sheetVersion,
        @Nullable UUID report) {

    enum State {
        OPEN,
        UPHELD,
        REJECTED,
        WITHDRAWN
    }

    /** @throws Problem 409 when it was answered or withdrawn already */
    Objection mustBeOpen() {
        if (state != State.OPEN) {
            throw Problem.conflict("objection-decided", "这条异议已经答复或撤回");
        }
        return this;
    }

    /** @throws Problem 403 when this officer is no stranger to the matter */
    void mustBeHeardBy(Actor officer, Set<UUID> authors) {
        boolean servesVillage = officer.grants().stream()
                .anyMatch(grant -> grant.role() == Role.COMMITTEE && village.equals(grant.village()));
        if (authors.contains(officer.person()) || raisedBy.equals(officer.person()) || servesVillage) {
            throw Problem.forbidden("异议要由没有参加评分、也不在这个村任职的人听取");
        }
    }

    Objection answered(
            State outcome,
            UUID by,
            Instant at,
            @Nullable String answer,
            @Nullable Integer version,
            @Nullable UUID figure) {
        return new Objection(
                id, round, revision, subject, village, sheet, line, finding, grounds, outcome, raisedBy, raisedAt, by,
                at, answer, version, figure);
    }
}
