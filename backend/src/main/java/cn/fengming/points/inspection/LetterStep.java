package cn.fengming.points.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step in a letter's history.
 *
 * @param dueOn the deadline set with it
 * @param person who did it
 * @param by the name of that person now; empty until it is looked up, because rows keep no names
 */
public record LetterStep(
        int number,
        Move move,
        @Nullable String words,
        @Nullable LocalDate dueOn,
        UUID person,
        String by,
        Instant at) {

    LetterStep named(String known) {
        return new LetterStep(number, move, words, dueOn, person, known, at);
    }

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
