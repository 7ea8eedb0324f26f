package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Quarter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of an account's page in the book, newest first: what moved, why, and the balance after it.
 *
 * @param seq number of the line within its account, from 1 without gaps
 * @param amount signed points or pieces
 * @param lot the quarter the moved points were earned in
 * @param source kind of the business fact, {@code awards.award}
 * @param key id of that fact; from it the whole story can be opened
 */
public record EntryLine(
        long seq,
        UUID transferId,
        Movement movement,
        long amount,
        long balanceAfter,
        Quarter lot,
        Quarter quarter,
        LocalDate effectiveOn,
        Instant postedAt,
        String reason,
        String source,
        String key,
        @Nullable UUID follows) {

    /** Where the page after this line begins, as a client says it. */
    String place() {
        return Long.toString(seq);
    }
}
