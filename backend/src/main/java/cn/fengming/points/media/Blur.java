package cn.fengming.points.media;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Parts of a photo that staff made unrecognizable, and why.
 *
 * @param number counts the blurs of one photo, from 1
 */
record Blur(int number, List<Area> areas, String reason, UUID blurredBy, String blurredByName, Instant blurredAt) {}
