package cn.fengming.points.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How far a town's book is sealed.
 *
 * @param blocks so many there are
 * @param sealed transfers and funds in them
 * @param unsealed transfers and funds in the book and in no block yet
 * @param latest the newest head; null before the first
 * @param check the latest kept check; null before the first
 * @param everyMinutes so often what is new is sealed
 */
public record SealState(
        long blocks,
        long sealed,
        long unsealed,
        @Nullable MonthHead latest,
        @Nullable SealCheck check,
        long everyMinutes) {}
