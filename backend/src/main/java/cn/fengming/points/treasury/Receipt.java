package cn.fengming.points.treasury;

import cn.fengming.points.ledger.Movement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One transfer as anybody with its receipt reads it, signed in or not.
 *
 * @param village null when no household is concerned
 * @param household name of its head, masked
 * @param points signed as the household sees it
 * @param takenBack how much of it was taken back later
 * @param number of the paper receipt, where there is one
 */
record Receipt(
        UUID townId,
        String town,
        @Nullable String village,
        @Nullable String household,
        Movement movement,
        String reason,
        long points,
        long takenBack,
        LocalDate effectiveOn,
        Instant postedAt,
        @Nullable String number,
        List<Piece> goods,
        Standing standing) {

    Receipt {
        goods = List.copyOf(goods);
    }

    /** Goods that went with the points. @param block they are sealed in; null when not yet, or not counted in the book */
    record Piece(
            String name,
            long pieces,
            boolean counted,
            @Nullable Long block) {}

    /**
     * Where it stands in the book.
     *
     * @param words what is wrong, only when CHANGED
     * @param nextSeal about when it will be sealed, only when WAITING
     * @param block number, from 1
     * @param month in which it was sealed; its head is the one printed at the month's end
     * @param monthOver that head is final
     * @param head of that month as it is printed, five groups of four letters
     * @param headBlock the block that head is of
     */
    record Standing(
            State state,
            @Nullable String words,
            @Nullable Instant nextSeal,
            @Nullable Long block,
            @Nullable Instant sealedAt,
            @Nullable YearMonth month,
            boolean monthOver,
            @Nullable String head,
            @Nullable Long headBlock) {

        enum State {
            /** In the book, sealed, and as it was when it was sealed. */
            SEALED,
            /** In the book and in no block yet. */
            WAITING,
            /** In the book, but it does not lead to the head any more: somebody changed something. */
            CHANGED
        }
    }
}
