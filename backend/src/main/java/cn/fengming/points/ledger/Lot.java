package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Quarter;

/** Points of a wallet that were earned in one quarter and are not spent yet. */
public record Lot(Quarter quarter, long remaining) {}
