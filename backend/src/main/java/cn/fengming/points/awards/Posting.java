package cn.fengming.points.awards;

import cn.fengming.points.kernel.Quarter;
import java.time.Instant;
import java.util.UUID;

/**
 * One posting of everything that was due in a village.
 *
 * @param quarter the book it is written in
 * @param pool points in the pool before
 * @param asked points of everything that was due
 * @param setOff points that deductions took from it
 * @param posted points that moved to wallets
 * @param deferred points that wait for the next pool money
 */
record Posting(
        UUID id,
        UUID village,
        Quarter quarter,
        Shortage shortage,
        long pool,
        long asked,
        long setOff,
        long posted,
        long deferred,
        UUID postedBy,
        Instant postedAt) {}
