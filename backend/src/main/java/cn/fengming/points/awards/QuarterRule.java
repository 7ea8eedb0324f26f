package cn.fengming.points.awards;

import cn.fengming.points.kernel.Quarter;
import java.time.Instant;
import java.util.UUID;

/** How a village's postings of one quarter deal with a pool that does not reach. */
record QuarterRule(UUID village, Quarter quarter, Shortage shortage, UUID setBy, Instant setAt) {}
