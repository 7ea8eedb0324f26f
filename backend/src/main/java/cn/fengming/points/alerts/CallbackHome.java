package cn.fengming.points.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household that was drawn, what the book says it got, and what it said.
 *
 * @param position in the order of the draw, from 1
 * @param note the latest; null until somebody tried to reach it
 */
record CallbackHome(
        UUID household,
        UUID village,
        int position,
        List<Got> got,
        @Nullable Note note) {

    /** One thing the book says it got; {@code id} of the redemption or the application. */
    record Got(UUID id, LocalDate on, String words) {}

    enum Result {
        RECEIVED,
        NOT_RECEIVED,
        NOT_REACHED
    }

    record Note(Result result, String words, String notedName, Instant notedAt) {}
}
