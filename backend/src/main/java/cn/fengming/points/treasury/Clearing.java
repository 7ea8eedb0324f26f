package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Quarter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Points of one household that ended.
 *
 * @param number the how manieth clearing of this household
 * @param lastDay the last day on which they could be redeemed
 * @param upTo what was left of this quarter and the ones before
 * @param transfer in the book; it can be taken back by a correction of two persons
 */
record Clearing(
        UUID household,
        int number,
        UUID village,
        LocalDate lastDay,
        Quarter upTo,
        long points,
        UUID transfer,
        Instant clearedAt) {}
