package cn.fengming.points.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a household pays for a good, beside what the town paid and what it costs elsewhere. Money in fen, a piece.
 *
 * @param price in points
 * @param priceFen those points at the town's value of a point
 * @param paidFen by the latest purchase; null when none was received
 * @param quote the latest price seen elsewhere; null when nobody looked
 * @param warnings what lies further apart than the town allows
 */
record PriceCheck(
        UUID goodId,
        String name,
        long price,
        long priceFen,
        long catalogueFen,
        @Nullable Long paidFen,
        @Nullable LocalDate paidOn,
        @Nullable Quote quote,
        List<Warning> warnings) {

    /** A price seen elsewhere. */
    record Quote(UUID goodId, String source, long unitFen, LocalDate seenOn) {}

    /** The latest price paid. */
    record Paid(UUID goodId, long unitFen, LocalDate arrivedOn) {}

    /** What is odd about a price. */
    enum Warning {
        /** Households pay much more than the town did. */
        PRICE_ABOVE_PAID,
        /** Households pay much less than the town did: the fund does not cover the points. */
        PRICE_BELOW_PAID,
        /** The town paid much more than it costs elsewhere. */
        PAID_ABOVE_QUOTE,
        /** Households pay much more than it costs elsewhere. */
        PRICE_ABOVE_QUOTE,
        /** The catalogue says another cost than was paid. */
        CATALOGUE_DIFFERS
    }

    /** @param marginPercent how far two of the prices may lie apart */
    static PriceCheck of(Good good, int pointValueFen, @Nullable Paid paid, @Nullable Quote quote, int marginPercent) {
        long priceFen = Math.multiplyExact(good.price(), pointValueFen);
        List<Warning> warnings = new ArrayList<>();
        if (paid != null) {
            warn(warnings, Warning.PRICE_ABOVE_PAID, priceFen, paid.unitFen(), marginPercent);
            warn(warnings, Warning.PRICE_BELOW_PAID, paid.unitFen(), priceFen, marginPercent);
            if (good.costFen() != paid.unitFen()) {
                warnings.add(Warning.CATALOGUE_DIFFERS);
            }
        }
        if (quote != null) {
            warn(warnings, Warning.PRICE_ABOVE_QUOTE, priceFen, quote.unitFen(), marginPercent);
            if (paid != null) {
                warn(warnings, Warning.PAID_ABOVE_QUOTE, paid.unitFen(), quote.unitFen(), marginPercent);
            }
        }
        return new PriceCheck(
                good.id(),
                good.name(),
                good.price(),
                priceFen,
                good.costFen(),
                paid == null ? null : paid.unitFen(),
                paid == null ? null : paid.arrivedOn(),
                quote,
                List.copyOf(warnings));
    }

    /** Exactly on the margin is still allowed. */
    private static void warn(List<Warning> warnings, Warning warning, long higher, long lower, int marginPercent) {
        if (Math.multiplyExact(higher - lower, 100L) > Math.multiplyExact(lower, (long) marginPercent)) {
            warnings.add(warning);
        }
    }
}
