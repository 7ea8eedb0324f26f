package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Quarter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as it stands in the book, with what is left of it to settle, release or take back.
 *
 * @param left amount minus all that followed it
 */
public record PostedTransfer(
        UUID id,
        Movement movement,
        Account from,
        Account to,
        long amount,
        long left,
        Source source,
        Quarter quarter,
        LocalDate effectiveOn,
        Instant postedAt,
        UUID by,
        @Nullable UUID approvedBy,
        String reason,
        @Nullable UUID follows) {}
