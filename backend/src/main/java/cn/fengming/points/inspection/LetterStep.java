package cn.fengming.points.inspection;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One step in a letter's history.
 *
 * @param dueOn the deadline set with it
 * @param by name of who did it
 */
public record LetterStep(
        int number,
        Move move,
        @Nullable String words,
        @Nullable LocalDate dueOn,
        String by,
        Instant at) {

    public enum Move {
        DRAFTED,
        CHANGED,
        SENT,
        TALKED,
        REPLIED,
        ACCEPTED,
        RETURNED,
        OVERDUE,
        CLOSED,
        DISCARDED
    }
}
