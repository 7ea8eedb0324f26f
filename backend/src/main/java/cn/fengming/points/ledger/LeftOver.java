package cn.fengming.points.ledger;

import java.util.List;
import java.util.UUID;

/**
 * A wallet with something in it, as one of many.
 *
 * @param held points of the household's open redemptions, which are in no lot of the wallet now
 * @param lots by quarter of earning, oldest first; never empty
 */
public record LeftOver(UUID household, long held, List<Lot> lots) {

    public LeftOver {
        lots = List.copyOf(lots);
    }

    public long points() {
        return lots.stream().mapToLong(Lot::remaining).sum();
    }
}
