package cn.fengming.points.awards;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A panel session (评议会) of a village over a stack of matters. Closes by itself when the last one is decided. */
record Review(
        UUID id,
        UUID village,
        int seats,
        State state,
        UUID openedBy,
        Instant openedAt,
        @Nullable Instant closedAt) {

    enum State {
        OPEN,
        CLOSED,
        CANCELLED
    }

    /** One matter on the stack. {@code favour} and {@code against} stay 0 until it is decided: nobody votes by others. */
    record Item(
            UUID review,
            Matter matter,
            UUID subject,
            UUID household,
            ItemState state,
            int favour,
            int against,
            @Nullable Instant decidedAt) {}

    enum ItemState {
        OPEN,
        PASSED,
        FAILED,
        TAKEN_BACK
    }

    /** A vote as it is kept. Reasons are shown to the household without the name. */
    record Vote(
            UUID subject,
            UUID person,
            @Nullable UUID household,
            boolean favour,
            @Nullable String reason,
            Instant at) {}
}
