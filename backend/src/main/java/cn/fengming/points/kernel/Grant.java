package cn.fengming.points.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One post held by a person.
 *
 * @param village the village it is limited to; null means the whole town
 * @param grid the grid it is limited to; null means the whole village
 */
public record Grant(
        Role role, @Nullable UUID village, @Nullable UUID grid) {

    boolean covers(UUID other) {
        return village == null || village.equals(other);
    }

    /** @param place the grid something lies in; null when it lies in none */
    boolean covers(UUID other, @Nullable UUID place) {
        return covers(other) && (grid == null || grid.equals(place));
    }
}
