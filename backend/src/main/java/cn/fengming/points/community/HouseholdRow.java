package cn.fengming.points.community;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A household ready to be written; {@code unit} is its group. */
record HouseholdRow(
        UUID id,
        UUID village,
        @Nullable UUID unit,
        @Nullable UUID grid,
        String card,
        String head,
        @Nullable String address) {

    static HouseholdRow of(UUID id, Placement place, CardCode card, String head) {
        return new HouseholdRow(id, place.village(), place.group(), place.grid(), card.text(), head, place.address());
    }

    Household household(UUID town) {
        return new Household(id, town, village, unit, grid, card, head, Household.State.ACTIVE);
    }
}
