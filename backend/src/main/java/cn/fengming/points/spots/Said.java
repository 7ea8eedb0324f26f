package cn.fengming.points.spots;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote and showed in one step of a spot.
 *
 * @param step number of the step in the spot's log
 * @param person who; a staff member for a call
 * @param words null when there are none
 */
public record Said(int step, UUID person, @Nullable String words, List<UUID> photos) {

    Said with(List<UUID> more) {
        return new Said(
                step,
                person,
                words,
                java.util.stream.Stream.concat(photos.stream(), more.stream()).toList());
    }
}
