package cn.fengming.points.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a visit: the sheet of a subject, without its marks.
 *
 * @param village that is the subject or that it belongs to
 * @param submittedAt null while it is a draft
 * @param authors everybody who wrote on it
 */
public record VisitedSheet(
        UUID id,
        UUID subject,
        UUID village,
        LocalDate visitedOn,
        @Nullable Instant submittedAt,
        List<UUID> authors) {}
