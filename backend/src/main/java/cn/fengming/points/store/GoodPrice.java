package cn.fengming.points.store;

import java.time.Instant;

/**
 * A price a good had since a moment.
 *
 * @param version of the good that brought it
 * @param price points for one piece
 * @param costFen of one piece, in fen
 */
record GoodPrice(int version, long price, long costFen, Instant since) {}
