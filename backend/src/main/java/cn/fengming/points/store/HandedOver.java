package cn.fengming.points.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goods a household got.
 *
 * @param goods what, in words: 毛巾 ×2、香皂 ×1
 * @param clerk who handed it over
 * @param collector who collected for the household; null when it did itself
 */
public record HandedOver(
        UUID redemption,
        UUID village,
        UUID household,
        long points,
        String goods,
        UUID clerk,
        Instant at,
        @Nullable String collector) {}
