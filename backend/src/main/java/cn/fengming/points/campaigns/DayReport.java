package cn.fengming.points.campaigns;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done on a day, as somebody reported it. It never changes; a wrong one is replaced by another, and one of
 * nothing takes it back.
 *
 * @param replaces the report it comes in the place of
 * @param replaced whether another has come in its place: it counts no longer
 * @param overReason why more was done than the target asks; null when it was not
 */
record DayReport(
        UUID id,
        UUID village,
        String work,
        LocalDate day,
        BigDecimal amount,
        String words,
        List<UUID> photos,
        @Nullable UUID replaces,
        @Nullable String overReason,
        UUID reportedBy,
        String reporter,
        Instant reportedAt,
        boolean replaced) {

    DayReport {
        photos = List.copyOf(photos);
    }

    boolean about(UUID otherVillage, String otherWork) {
        return village.equals(otherVillage) && work.equals(otherWork);
    }
}
