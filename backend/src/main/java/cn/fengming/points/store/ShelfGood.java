package cn.fengming.points.store;

import org.jspecify.annotations.Nullable;

/**
 * A good as it stands before somebody.
 *
 * @param stock pieces left in the village's store; null when it is not counted, or no village is meant
 * @param affordable whether the household's points are enough for one; null for somebody without a household
 * @param left pieces the household may still redeem in this window; null outside a window
 */
record ShelfGood(
        Good good,
        @Nullable Long stock,
        @Nullable Boolean affordable,
        @Nullable Integer left) {}
