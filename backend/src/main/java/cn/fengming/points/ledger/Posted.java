package cn.fengming.points.ledger;

import java.util.UUID;

/**
 * A transfer that is in the book.
 *
 * @param id of the transfer in the book: the first one's, when this was a repeat
 * @param repeated the same fact had been posted before, nothing moved now
 */
public record Posted(UUID id, boolean repeated) {}
