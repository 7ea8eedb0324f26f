package cn.fengming.points.store;

import java.time.Instant;
import java.util.UUID;

/**
 * Pieces that were not where the book had them.
 *
 * @param fact the stocktaking, or the first of the losses
 * @param store the village, for a village's own store
 * @param of pieces the book expected at a count; pieces that ever came, for losses
 * @param pieces found more or fewer at a count, never negative; lost, for losses
 */
public record StockGap(Kind kind, UUID fact, UUID store, UUID good, String name, long of, long pieces, Instant at) {

    public enum Kind {
        /** 盘点差异 */
        COUNTED,
        /** 报损 */
        LOST
    }
}
