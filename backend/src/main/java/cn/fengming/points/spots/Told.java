package cn.fengming.points.spots;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Payload of every {@code spots.…} fact: what is needed to tell the right people, ids only.
 *
 * @param reporter person who reported it; null for a call without a card, where nobody can be told
 * @param home the home whose own matter it is
 * @param escalation how far up it was told that it is late, 0 to 2
 * @param mergedInto the spot that goes on
 */
record Told(
        UUID spot,
        UUID village,
        String code,
        SpotState state,
        @Nullable UUID reporter,
        @Nullable UUID reporterHome,
        @Nullable UUID home,
        @Nullable Post post,
        int escalation,
        @Nullable UUID mergedInto) {

    static Told of(Spot spot) {
        Task task = spot.task();
        Origin origin = spot.origin();
        return new Told(
                spot.id(),
                spot.village(),
                spot.code(),
                spot.state(),
                origin.source() == Source.HOTLINE ? null : origin.by(),
                origin.household(),
                spot.home(),
                task == null ? null : task.post(),
                task == null ? 0 : task.escalation(),
                spot.course().mergedInto());
    }
}
