package cn.fengming.points.community;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which households of a village to list; null means no limit.
 *
 * @param after id of the last household of the previous page; pages run in the order of registration
 */
record HouseholdQuery(
        Search words,
        Household.State state,
        @Nullable UUID group,
        @Nullable UUID grid,
        @Nullable UUID after) {}
