package cn.fengming.points.identity;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says to be of a household and waits for a committee member of its village who knows.
 *
 * @param member which member it is; null when the committee still has to say
 * @param name as the person gave it
 */
record BindingRequest(
        UUID id,
        UUID town,
        UUID person,
        UUID village,
        UUID household,
        @Nullable UUID member,
        String name,
        Way way,
        State state,
        Instant askedAt,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    /** How the household was named: by its card, or by a phone number that somebody else is bound by. */
    enum Way {
        CARD,
        PHONE
    }

    enum State {
        WAITING,
        CONFIRMED,
        DECLINED,
        WITHDRAWN
    }

    /** @throws Problem 409 when it was decided before, 403 when it is the decider's own */
    BindingRequest decide(State decision, UUID by, Instant now, @Nullable UUID chosen, @Nullable String why) {
        if (state != State.WAITING) {
            throw Problem.conflict("already-decided", "这个申请已经处理过了");
        }
        if (by.equals(person) && decision != State.WITHDRAWN) {
            throw Problem.forbidden("不能确认自己的申请");
        }
        return new BindingRequest(
                id, town, person, village, household, chosen, name, way, decision, askedAt, by, now, why);
    }
}
