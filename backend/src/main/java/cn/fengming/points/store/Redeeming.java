package cn.fengming.points.store;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A redemption in the making, as {@link SeasonTerms} are asked about it.
 *
 * @param outlet a partner shop or fair; null for the village's own store
 * @param pieces of each good
 */
public record Redeeming(
        UUID redemption,
        UUID window,
        UUID household,
        @Nullable UUID outlet,
        Map<UUID, Integer> pieces) {

    static Redeeming of(Redemption draft, Basket basket) {
        return new Redeeming(
                draft.id(),
                draft.windowId(),
                draft.householdId(),
                draft.outletId(),
                basket.lines().stream()
                        .collect(Collectors.toMap(line -> line.good().id(), Basket.Line::pieces)));
    }
}
