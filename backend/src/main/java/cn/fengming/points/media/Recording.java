package cn.fengming.points.media;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A voice note as whoever may hear it sees it. Fetch the sound at {@code /api/v1/recordings/{id}}.
 *
 * @param mediaType {@code audio/mpeg}, {@code audio/mp4} or {@code audio/webm}
 * @param seconds how long it is; null when the recorder did not write it down
 * @param subjectType what it belongs to, {@code spots.report}; null until claimed
 */
public record Recording(
        UUID id,
        String mediaType,
        @Nullable Integer seconds,
        Instant uploadedAt,
        @Nullable String subjectType,
        @Nullable UUID subjectId) {}
