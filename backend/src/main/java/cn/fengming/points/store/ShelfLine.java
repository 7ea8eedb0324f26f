package cn.fengming.points.store;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One good in a store, for who keeps it. Pieces straight from the book.
 *
 * @param received ever, with what stocktakings found
 * @param blocked too old, to be thrown away
 * @param underWay sent to another store and not there yet
 * @param batches what has a date or a price of its own, first out first
 * @param forecast for the next window
 */
record ShelfLine(
        Good good,
        long received,
        long onShelf,
        long reserved,
        long handed,
        long blocked,
        long underWay,
        long lost,
        List<BatchLine> batches,
        Forecast forecast) {

    /**
     * A batch as it stands.
     *
     * @param daysLeft until it expires, negative when it has; null when it keeps
     * @param warn expires within the days the town set
     */
    record BatchLine(
            UUID id,
            int leftOver,
            int blocked,
            long unitFen,
            @Nullable LocalDate bestBefore,
            @Nullable Long daysLeft,
            boolean warn,
            LocalDate arrivedOn) {

        static BatchLine of(Batch batch, LocalDate today, int warnDays) {
            LocalDate until = batch.bestBefore();
            Long daysLeft = until == null ? null : until.toEpochDay() - today.toEpochDay();
            return new BatchLine(
                    batch.id(),
                    batch.leftOver(),
                    batch.blocked(),
                    batch.unitFen(),
                    until,
                    daysLeft,
                    daysLeft != null && daysLeft <= warnDays,
                    batch.arrivedOn());
        }
    }
}
