package cn.fengming.points.assessment;

import cn.fengming.points.paper.Flaw;
import java.util.List;

/**
 * A file of scores, and what it would write or wrote.
 *
 * @param fingerprint of all that it would write: confirming names it
 * @param applied whether it stands in the round
 * @param subjects how many rows were read
 * @param figures how many figures change
 * @param unchanged figures that stand already
 * @param submitted sheets that were submitted with it
 * @param errorCount all of them; at most 200 are listed
 * @param changes the first 200, in the order of the file
 */
record ScoreImport(
        String fingerprint,
        boolean applied,
        int subjects,
        int figures,
        long unchanged,
        int submitted,
        long errorCount,
        List<Flaw> errors,
        List<ScoreStep> changes) {

    private static final int MOST = 200;

    static ScoreImport previewed(ScorePlan plan) {
        return of(plan, false, 0);
    }

    static ScoreImport of(ScorePlan plan, boolean applied, int submitted) {
        List<ScoreStep> steps = plan.draft().steps();
        return new ScoreImport(
                plan.fingerprint(),
                applied,
                plan.subjects().size(),
                steps.size(),
                plan.draft().unchanged(),
                submitted,
                plan.flaws().count(),
                plan.flaws().inOrder(),
                List.copyOf(steps.subList(0, Math.min(MOST, steps.size()))));
    }
}
