package cn.fengming.points.awards;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An objection (异议) of a household against one item on notice, or against a deduction. Heard once, by somebody who had
 * no part in the first decision and is kin of neither side.
 *
 * @param against the household it is about
 * @param outcome what the hearing found, in words
 * @param award what the item is worth after it, when changed
 */
record Objection(
        UUID id,
        @JsonIgnore UUID town,
        UUID village,
        Matter matter,
        UUID subject,
        UUID against,
        @Nullable UUID notice,
        UUID byPerson,
        UUID household,
        String reason,
        Instant openedAt,
        State state,
        @Nullable UUID heardBy,
        @Nullable Instant heardAt,
        @Nullable String outcome,
        @Nullable Long award) {

    enum State {
        OPEN,
        /** The item is struck off; the deduction is dropped. */
        UPHELD,
        /** The item stays, worth less. */
        CHANGED,
        REJECTED
    }
}
