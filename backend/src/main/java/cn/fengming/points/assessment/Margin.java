package cn.fengming.points.assessment;

import java.util.UUID;

/**
 * A line between two tiers.
 *
 * @param above name of the better tier
 * @param lastAbove who holds its last place
 * @param firstBelow who holds the first place of the tier below
 * @param points how far their totals are apart; 0 when a tie rule decided
 */
public record Margin(String above, String below, UUID lastAbove, UUID firstBelow, Score points) {}
