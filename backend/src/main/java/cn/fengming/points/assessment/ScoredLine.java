package cn.fengming.points.assessment;

import java.util.Optional;

/**
 * A line marked by judgement, 0 to {@code max}, and scaled to its weight. Less than the full mark takes a word: a
 * remark or a finding.
 */
record ScoredLine(String code, String title, int weight, SourceKind source, Score max) implements Line {

    @Override
    public Optional<String> wrong(Mark mark) {
        boolean within = mark.score().compareTo(Score.ZERO) >= 0 && mark.score().compareTo(max) <= 0;
        return within ? Optional.empty() : Optional.of("「" + title + "」得分应在 0 到 " + max + " 之间");
    }

    @Override
    public Optional<String> wrong(Finding finding) {
        return finding.kind() == null ? Optional.empty() : Optional.of("「" + title + "」直接打分，问题不选扣分类别");
    }

    @Override
    public Optional<String> lack(Entrant entrant) {
        SheetContent content = entrant.content();
        Optional<Mark> mark = content.mark(code);
        if (mark.isEmpty()) {
            return Optional.of("「" + title + "」还没有打分");
        }
        return wrong(mark.get()).or(() -> unexplained(mark.get(), content));
    }

    private Optional<String> unexplained(Mark mark, SheetContent content) {
        boolean told = mark.score().equals(max)
                || (mark.remark() != null && !mark.remark().isBlank())
                || !content.findingsOn(code).isEmpty();
        return told ? Optional.empty() : Optional.of("「" + title + "」没有得满分，请写明理由或登记问题");
    }

    @Override
    public LineScore score(Entrant entrant) {
        SheetContent content = entrant.content();
        Score mark = content.mark(code).orElseThrow().score();
        Score score = mark.times(weight).over(max);
        String working = max.equals(Score.of(weight))
                ? mark + "（满分 " + max + "）"
                : mark + " ÷ " + max + " × " + weight + " = " + score;
        return new LineScore(code, title, weight, score, LineScore.places(content.findingsOn(code)), working);
    }
}
