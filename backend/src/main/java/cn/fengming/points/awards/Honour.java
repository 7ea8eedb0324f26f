package cn.fengming.points.awards;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An honour that was earned. It stands on the board until it is taken down with a reason; taking it down moves no
 * points: what was posted stays, unless two persons correct it in the book.
 *
 * @param certificate number of the certificate, unique in the town: 2026Q4-最美家庭-001
 * @param publicName masked, as everybody reads it
 * @param reason why it was taken down
 */
record Honour(
        UUID id,
        @JsonIgnore UUID town,
        UUID nomination,
        UUID village,
        HonourKind kind,
        Quarter quarter,
        String certificate,
        String publicName,
        @Nullable String citation,
        Instant standsSince,
        State state,
        @Nullable UUID endedBy,
        @Nullable Instant endedAt,
        @Nullable String reason) {

    enum State {
        STANDING,
        TAKEN_DOWN
    }

    static Honour of(UUID id, Nomination nomination, long number, Instant now) {
        return new Honour(
                id,
                nomination.town(),
                nomination.id(),
                nomination.village(),
                nomination.kind(),
                nomination.quarter(),
                nomination.quarter() + "-" + nomination.kind().words() + "-" + "%03d".formatted(number),
                nomination.publicName(),
                nomination.citation(),
                now,
                State.STANDING,
                null,
                null,
                null);
    }

    /** @throws Problem 409 when it stands no longer: there is nothing to look at again */
    Honour mustStand() {
        if (state != State.STANDING) {
            throw Problem.conflict("honour-taken-down", "这项荣誉已经撤下");
        }
        return this;
    }

    Honour takenDown(UUID by, String why, Instant now) {
        mustStand();
        return new Honour(
                id,
                town,
                nomination,
                village,
                kind,
                quarter,
                certificate,
                publicName,
                citation,
                standsSince,
                State.TAKEN_DOWN,
                by,
                now,
                why);
    }
}
