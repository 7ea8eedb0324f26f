package cn.fengming.points.store;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the outbox says about a redemption: ids only.
 *
 * @param agent who acted for the household; null when it acted itself
 * @param proxy true when somebody else collected
 * @param points held for it, or spent
 * @param collectBy last day to collect
 */
record Told(
        UUID redemption,
        UUID household,
        UUID village,
        @Nullable UUID agent,
        boolean proxy,
        long points,
        LocalDate collectBy) {

    static Told of(Redemption redemption, @Nullable UUID agent) {
        return new Told(
                redemption.id(),
                redemption.householdId(),
                redemption.villageId(),
                agent,
                false,
                redemption.points(),
                redemption.collectBy());
    }

    Told byProxy(boolean somebodyElse) {
        return new Told(redemption, household, village, agent, somebodyElse, points, collectBy);
    }
}
