package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Page;

/**
 * A household's passbook (存折), opened at its newest page. Both parts are of one moment: the first line's balance is
 * what is in the wallet, whatever is posted meanwhile.
 *
 * @param lines of the wallet, newest first
 */
public record Passbook(Savings savings, Page<EntryLine> lines) {}
