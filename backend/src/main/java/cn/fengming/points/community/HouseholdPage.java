package cn.fengming.points.community;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household as its page shows it.
 *
 * @param printedCode the card code as printed, {@code K7MQ-2XBD}
 * @param endedAt when it was merged or moved away
 */
record HouseholdPage(
        UUID id,
        UUID village,
        String villageName,
        @Nullable UUID group,
        @Nullable String groupName,
        @Nullable UUID grid,
        @Nullable String gridName,
        @Nullable String address,
        String cardCode,
        String printedCode,
        String headName,
        Household.State state,
        Instant joinedAt,
        @Nullable Instant endedAt,
        @Nullable UUID mergedInto,
        List<MemberPage> members) {

    static HouseholdPage of(Household household, HouseholdEntry entry, List<MemberPage> members) {
        return new HouseholdPage(
                household.id(),
                household.village(),
                entry.villageName(),
                household.group(),
                entry.groupName(),
                household.grid(),
                entry.gridName(),
                entry.address(),
                household.cardCode(),
                new CardCode(household.cardCode()).printed(),
                household.headName(),
                household.state(),
                entry.joinedAt(),
                entry.endedAt(),
                entry.mergedInto(),
                members);
    }
}
