package cn.fengming.points.inspection;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draw done again from what was written down, with everything to do it without us once the plan is over: {@code printf
 * '%s' "<seed>:village:<id>" | sha256sum}.
 *
 * @param commitmentHolds the seed is the one that was promised
 * @param seedFollows it follows from the round's seed and the plan's number
 * @param sameVillages the same villages are drawn again
 * @param sameTeams the same teams and substitutes are
 * @param seed null until the plan is over
 * @param villages every village in the pot, the smallest lot first; empty until then
 */
record DrawProof(
        int number,
        String commitment,
        String roundCommitment,
        boolean commitmentHolds,
        boolean seedFollows,
        boolean sameVillages,
        boolean sameTeams,
        @Nullable String seed,
        List<VillageLot> villages) {

    /** @param chosen how it came onto the plan; null when it did not */
    record VillageLot(
            UUID village,
            String name,
            String label,
            String lot,
            @Nullable How chosen,
            List<InspectorLot> inspectors) {}

    /** @param name masked for whom it is not */
    record InspectorLot(UUID person, String name, String label, String lot, boolean drawn) {}
}
