package cn.fengming.points.assessment;

/**
 * What of a place is counted. Everything else it brings is a {@link Consequence}.
 *
 * @param poolPoints points granted to the village pool when the standing is frozen; 0 for none
 * @param assessmentScore counted in the annual assessment (年度考核分); negative when it costs
 */
public record Outcome(long poolPoints, Score assessmentScore) {

    static final Outcome NOTHING = new Outcome(0, Score.ZERO);

    Outcome plus(Outcome other) {
        return new Outcome(poolPoints + other.poolPoints, assessmentScore.plus(other.assessmentScore));
    }
}
