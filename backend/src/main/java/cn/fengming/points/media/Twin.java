package cn.fengming.points.media;

import java.time.Instant;
import java.util.UUID;

/**
 * A photo that shows the very picture an earlier one shows.
 *
 * @param photo of the subject asked about
 * @param twin the earlier photo
 * @param twinSubject what the earlier one belongs to, of the same type
 */
public record Twin(UUID photo, UUID twin, UUID twinSubject, Instant twinUploadedAt) {}
