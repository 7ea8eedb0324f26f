package cn.fengming.points.spots;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole story of a spot as one viewer reads it.
 *
 * @param steps oldest first; villagers read posts, never persons
 * @param voices what those added who saw it too, for staff
 * @param moves what the viewer may do now
 */
record Story(SpotView spot, List<Line> steps, List<String> voices, List<Move> moves) {

    /**
     * One step.
     *
     * @param asWords in which capacity somebody did it
     * @param person who it was, for staff
     * @param onSite where the picture after was taken, in words, for staff
     */
    record Line(
            int number,
            Move move,
            String moveWords,
            SpotState state,
            String stateWords,
            Capacity as,
            String asWords,
            @Nullable UUID person,
            Instant at,
            @Nullable String reason,
            @Nullable Route route,
            @Nullable Post post,
            @Nullable Instant dueAt,
            @Nullable Integer level,
            @Nullable UUID other,
            @Nullable String onSite,
            List<UUID> photos) {}
}
