package cn.fengming.points.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the outbox says about a redemption: ids only.
 *
 * @param agent who acted for the household; null when it acted itself
 * @param proxy true when somebody else collected
 */
record Told(
        UUID redemption,
        UUID household,
        UUID village,
        @Nullable UUID agent,
        boolean proxy) {

    static Told of(Redemption redemption, @Nullable UUID agent) {
        return new Told(redemption.id(), redemption.householdId(), redemption.villageId(), agent, false);
    }

    Told byProxy(boolean somebodyElse) {
        return new Told(redemption, household, village, agent, somebodyElse);
    }
}
