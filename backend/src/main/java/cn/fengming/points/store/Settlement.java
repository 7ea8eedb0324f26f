package cn.fengming.points.store;

import cn.fengming.points.kernel.Quarter;
import java.util.List;
import java.util.UUID;

/**
 * What a season came to. Money in fen; open, held and wallets are as of now.
 *
 * @param villages one row per village with a window in the quarter
 * @param goods what was handed over, most points first
 * @param wallets points the households still have
 */
record Settlement(Quarter quarter, List<ByVillage> villages, List<ByGood> goods, Totals totals, long wallets) {

    /**
     * @param pointsHeld of open redemptions
     * @param pointsHanded of those handed over
     * @param costFen of those handed over
     */
    record ByVillage(
            UUID villageId,
            UUID windowId,
            long open,
            long handedOver,
            long cancelled,
            long lapsed,
            long returned,
            long pointsHeld,
            long pointsHanded,
            long costFen) {}

    /** @param pieces handed over */
    record ByGood(UUID goodId, String name, long pieces, long points, long costFen) {}

    /** Sums over the villages. */
    record Totals(
            long open,
            long handedOver,
            long cancelled,
            long lapsed,
            long returned,
            long pointsHeld,
            long pointsHanded,
            long costFen) {

        static Totals of(List<ByVillage> villages) {
            return new Totals(
                    villages.stream().mapToLong(ByVillage::open).sum(),
                    villages.stream().mapToLong(ByVillage::handedOver).sum(),
                    villages.stream().mapToLong(ByVillage::cancelled).sum(),
                    villages.stream().mapToLong(ByVillage::lapsed).sum(),
                    villages.stream().mapToLong(ByVillage::returned).sum(),
                    villages.stream().mapToLong(ByVillage::pointsHeld).sum(),
                    villages.stream().mapToLong(ByVillage::pointsHanded).sum(),
                    villages.stream().mapToLong(ByVillage::costFen).sum());
        }
    }
}
