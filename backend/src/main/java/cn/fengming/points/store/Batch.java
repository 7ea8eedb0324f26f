package cn.fengming.points.store;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 批次: pieces of one good that came into a store together, at one price and with one date.
 *
 * @param arrived how many they were
 * @param leftOver how many of them are still there, set aside ones included
 * @param blocked how many of those are too old and in the book's blocked purse
 * @param unitFen what a piece cost, in fen
 * @param bestBefore the last day they are good; null when they keep
 */
record Batch(
        UUID id,
        UUID outletId,
        UUID goodId,
        Origin origin,
        UUID sourceId,
        int arrived,
        int leftOver,
        int blocked,
        long unitFen,
        @Nullable LocalDate bestBefore,
        LocalDate arrivedOn) {

    /** First expired, first out; what keeps comes last, the oldest of it first. */
    static final Comparator<Batch> FIRST_OUT = Comparator.comparing(
                    Batch::bestBefore, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Batch::arrivedOn)
            .thenComparing(Batch::id);

    /** How it came in. */
    enum Origin {
        RECEIPT,
        SHIPMENT
    }

    /** Its date is over; on the date itself it is still good. */
    boolean expired(LocalDate today) {
        return bestBefore != null && bestBefore.isBefore(today);
    }

    int notBlocked() {
        return leftOver - blocked;
    }
}
