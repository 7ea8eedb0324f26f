package cn.fengming.points.spots;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A fact that counts against the village of a spot.
 *
 * @param occasion tells it from others of its kind: the month, the deadline, the number of the step
 * @param by {@link cn.fengming.points.kernel.Actor#SYSTEM_PERSON} when a day passed by itself
 */
record Found(
        UUID spot,
        UUID village,
        FindingCode code,
        String occasion,
        LocalDate on,
        String words,
        List<UUID> photos,
        UUID by) {

    Found {
        photos = List.copyOf(photos);
    }
}
