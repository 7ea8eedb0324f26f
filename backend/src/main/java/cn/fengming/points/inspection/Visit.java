package cn.fengming.points.inspection;

import java.util.List;
import java.util.UUID;

/**
 * A village on a plan.
 *
 * @param candidates inspectors who may go there
 * @param missed it was still without a sheet when the plan was closed
 */
record Visit(
        UUID id,
        UUID plan,
        int position,
        UUID village,
        String villageName,
        String district,
        How how,
        List<UUID> candidates,
        boolean missed) {

    Visit {
        candidates = List.copyOf(candidates);
    }
}
