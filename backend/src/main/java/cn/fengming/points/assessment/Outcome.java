package cn.fengming.points.assessment;

/**
 * What a tier brings. Prizes in yuan, flags, talks and letters become further components.
 *
 * @param poolPoints points granted to the village pool when the standing is frozen; 0 for none
 * @param assessmentScore counted in the village's annual assessment (年度考核分)
 */
public record Outcome(long poolPoints, Score assessmentScore) {}
