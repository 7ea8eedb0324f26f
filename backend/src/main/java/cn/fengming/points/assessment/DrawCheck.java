package cn.fengming.points.assessment;

import org.jspecify.annotations.Nullable;

/**
 * A draw done again.
 *
 * @param sameResult the recorded seed draws the recorded result from the recorded candidates
 * @param seedFollows the draw's seed is the one that the round's seed and the draw's number give
 * @param commitmentHolds the round's seed is the one that was committed to when the scheme was adopted
 * @param roundSeed to verify it without us; null until the standing is published
 */
record DrawCheck(
        boolean sameResult,
        boolean seedFollows,
        boolean commitmentHolds,
        String commitment,
        @Nullable String roundSeed) {}
