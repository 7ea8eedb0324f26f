package cn.fengming.points.spots;

import java.util.Map;

/**
 * How much there is on the work ledger.
 *
 * @param byState every state, also those without a spot
 * @param overdue not put right within the deadline
 * @param toVerify put right, and to be looked at by a second pair of eyes
 * @param toVerifyByTown of these, those finder and reporter let pass
 * @param mine waits for a post of the caller
 */
record WorkLedgerCounts(
        long all, Map<SpotState, Long> byState, long overdue, long toVerify, long toVerifyByTown, long mine) {

    /** One state's. */
    record OfState(SpotState state, long spots) {}

    /** What is still to be done. */
    record Work(long overdue, long toVerify, long toVerifyByTown, long mine) {}
}
