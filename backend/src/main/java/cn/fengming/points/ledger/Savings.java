package cn.fengming.points.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A household's points at one moment.
 *
 * @param purses balance of each purse that holds points
 * @param lots what is in the wallet, by quarter of earning, oldest first; sums to the wallet's balance
 */
public record Savings(Map<Purse, Long> purses, List<Lot> lots) {

    public Savings {
        purses = new EnumMap<>(purses);
        lots = List.copyOf(lots);
    }

    public long in(Purse purse) {
        return purses.getOrDefault(purse, 0L);
    }
}
