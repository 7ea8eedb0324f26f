package cn.fengming.points.spots;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a spot was put right, and who looked at it afterwards.
 *
 * @param by never the same person as {@code verifiedBy}
 * @param from household of who put it right
 * @param verifyUntil until then reporter and witnesses verify, afterwards the town
 * @param byTown they let the days pass, or cannot be asked
 */
record Fix(
        UUID by,
        @Nullable UUID from,
        Instant at,
        Instant verifyUntil,
        boolean byTown,
        @Nullable UUID verifiedBy,
        @Nullable Instant verifiedAt) {

    boolean verifiedByTown(Instant now) {
        return byTown || now.isAfter(verifyUntil);
    }

    Fix passedToTown() {
        return new Fix(by, from, at, verifyUntil, true, verifiedBy, verifiedAt);
    }

    Fix verified(UUID person, Instant now) {
        return new Fix(by, from, at, verifyUntil, byTown, person, now);
    }
}
