package cn.fengming.points.community;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the register says of a household besides {@link Household}. */
record HouseholdEntry(
        @Nullable String address,
        Instant joinedAt,
        @Nullable Instant endedAt,
        @Nullable UUID mergedInto,
        String villageName,
        @Nullable String groupName,
        @Nullable String gridName) {}
