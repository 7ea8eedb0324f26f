package cn.fengming.points.spots;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A look (回头看) at a registered place. It never changes.
 *
 * @param number counted from 1
 * @param spot where a bad one is followed up; null when it was clean
 */
record Look(
        int number,
        LocalDate lookedOn,
        boolean clean,
        String words,
        List<UUID> photos,
        @Nullable UUID spot,
        UUID byPerson,
        Instant at) {

    Look {
        photos = List.copyOf(photos);
    }
}
