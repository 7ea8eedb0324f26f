package cn.fengming.points.assessment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One problem seen on the spot (检查发现的问题): what a figure can be traced to.
 *
 * @param kind code in the line's catalogue of deductions; null on a line that is marked by judgement
 * @param count places (处), at least 1
 * @param spot where: a road, a group, a household card
 */
record Finding(
        UUID id,
        String line,
        @Nullable String kind,
        String text,
        int count,
        @Nullable String spot,
        List<UUID> photos,
        UUID foundBy,
        Instant foundAt) {

    Finding {
        photos = List.copyOf(photos);
    }

    /** Whether somebody wrote the same down, whoever it was and whenever. */
    boolean says(Finding other) {
        return equals(new Finding(
                other.id, other.line, other.kind, other.text, other.count, other.spot, other.photos, foundBy, foundAt));
    }
}
