package cn.fengming.points.spots;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One move as it is written into the log.
 *
 * @param details a record that becomes JSON
 */
record Deed(
        Move move,
        Capacity as,
        @Nullable String reason,
        @Nullable Object details,
        List<UUID> photos,
        Instant at) {

    static Deed of(Move move, Capacity as, @Nullable String reason, Instant at) {
        return new Deed(move, as, reason, null, List.of(), at);
    }

    Deed deciding(Object decided) {
        return new Deed(move, as, reason, decided, photos, at);
    }

    Deed shownBy(List<UUID> pictures) {
        return new Deed(move, as, reason, details, pictures, at);
    }
}
