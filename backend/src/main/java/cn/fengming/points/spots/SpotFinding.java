package cn.fengming.points.spots;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Something found against a village by way of one of its spots (考核问题). It never changes; one that proves wrong is
 * withdrawn with a reason.
 *
 * @param spotCode number people say on the telephone: {@code 2026-00123}
 * @param foundOn the day it counts on
 * @param foundBy {@link cn.fengming.points.kernel.Actor#SYSTEM_PERSON} when a day passed by itself
 */
public record SpotFinding(
        UUID id,
        UUID spot,
        String spotCode,
        UUID village,
        FindingCode code,
        String words,
        List<UUID> photos,
        LocalDate foundOn,
        UUID foundBy,
        Instant foundAt) {

    public SpotFinding {
        photos = List.copyOf(photos);
    }
}
