package cn.fengming.points.assessment;

import java.util.Optional;

/**
 * Problems a third party counted, against a baseline: each fewer brings something, each more costs something.
 *
 * @param baseline problems that bring and cost nothing
 */
record SurveyLine(
        String code, String title, int baseline, Score fewer, Score more, Bounds bounds, Unmeasured unmeasured)
        implements FigureLine {

    @Override
    public int weight() {
        return 0;
    }

    @Override
    public SourceKind source() {
        return SourceKind.SURVEY;
    }

    @Override
    public Optional<String> wrong(Fact fact) {
        boolean whole = fact.value().whole() && !fact.value().negative();
        return whole ? Optional.empty() : Optional.of("「" + title + "」应填问题个数，0 或正整数");
    }

    @Override
    public LineScore score(Entrant entrant) {
        Score problems = Combine.LATEST.of(entrant.factsOn(code));
        Score below = Score.of(baseline).minus(problems);
        Score each = below.negative() ? more : fewer;
        Score score = below.times(each);
        String working = "基准 " + baseline + " 个，实有 " + problems + " 个，"
                + (below.negative() ? "多 " + below.negate() + " 个 × −" : "少 " + below + " 个 × ") + each + " = " + score
                + bounds.note(score);
        return new LineScore(code, title, 0, bounds.hold(score), 0, working);
    }
}
