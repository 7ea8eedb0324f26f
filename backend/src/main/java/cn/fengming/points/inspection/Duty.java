package cn.fengming.points.inspection;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An inspector on the team of a visit. It ends at most once, with a reason, and somebody else is drawn.
 *
 * @param name of the person now; empty until it is looked up, because rows keep no names
 * @param standsFor the duty a substitute took over
 * @param candidates who was in the pot for a substitute
 * @param ground why it ended, when the inspector said so
 */
record Duty(
        UUID id,
        UUID visit,
        UUID person,
        String name,
        How how,
        State state,
        @Nullable UUID standsFor,
        List<UUID> candidates,
        Instant assignedAt,
        @Nullable Ground ground,
        @Nullable String words,
        @Nullable UUID endedBy,
        @Nullable Instant endedAt) {

    Duty {
        candidates = List.copyOf(candidates);
    }

    enum State {
        ON,
        /** 回避, on the inspector's own word. */
        RECUSED,
        /** 去不了. */
        REFUSED,
        /** Taken off by the town: late, or never came. */
        REPLACED
    }

    Duty named(String known) {
        return new Duty(
                id,
                visit,
                person,
                known,
                how,
                state,
                standsFor,
                candidates,
                assignedAt,
                ground,
                words,
                endedBy,
                endedAt);
    }

    boolean on() {
        return state == State.ON;
    }

    /** @throws Problem 409 {@code duty-ended} with the state */
    Duty mustBeOn() {
        if (!on()) {
            throw Problem.conflict("duty-ended", "这个任务已经交给别人").with("state", state.name());
        }
        return this;
    }
}
