package cn.fengming.points.media;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One photo as anybody who may look at it sees it. Fetch the picture at {@code /api/v1/photos/{id}} and its small
 * version at {@code /api/v1/photos/{id}/thumbnail}. Where and when it was taken is never part of it.
 *
 * @param width of the stored picture in pixels, after turning it upright
 * @param height of the stored picture in pixels
 * @param blurs how often staff made parts of it unrecognizable; the picture changed that often
 * @param subjectType what it belongs to, {@code awards.application}; null until claimed
 */
public record Photo(
        UUID id,
        int width,
        int height,
        Instant uploadedAt,
        @Nullable String subjectType,
        @Nullable UUID subjectId,
        Visibility visibility,
        int blurs) {}
