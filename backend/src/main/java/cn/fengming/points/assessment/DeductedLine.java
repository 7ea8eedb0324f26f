package cn.fengming.points.assessment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A line that begins at its weight and loses a fixed amount for every place found, never below its floor. Nobody sets
 * the result by hand: it follows from the findings.
 *
 * @param photo whether every finding needs a photo
 */
record DeductedLine(
        String code, String title, int weight, SourceKind source, Score floor, boolean photo, List<FindingKind> kinds)
        implements Line {

    DeductedLine {
        kinds = List.copyOf(kinds);
    }

    @Override
    public Optional<String> wrong(Mark mark) {
        return Optional.of("「" + title + "」按问题扣分，不直接打分");
    }

    @Override
    public Optional<String> wrong(Finding finding) {
        if (kind(finding).isEmpty()) {
            return Optional.of("「" + title + "」没有这个扣分类别，可选: "
                    + kinds.stream().map(FindingKind::code).collect(Collectors.joining("、")));
        }
        boolean shown = !photo || !finding.photos().isEmpty();
        return shown ? Optional.empty() : Optional.of("「" + title + "」扣分必须有照片");
    }

    @Override
    public Optional<String> lack(Entrant entrant) {
        return entrant.content().findingsOn(code).stream()
                .flatMap(finding -> wrong(finding).stream())
                .findFirst();
    }

    @Override
    public LineScore score(Entrant entrant) {
        List<Finding> findings = entrant.content().findingsOn(code);
        Score lost = findings.stream().map(this::deduction).reduce(Score.ZERO, Score::plus);
        Score score = Score.of(weight).minus(lost).atLeast(floor);
        return new LineScore(code, title, weight, score, LineScore.places(findings), working(findings, score));
    }

    private Score deduction(Finding finding) {
        return kind(finding).orElseThrow().deduct().times(finding.count());
    }

    @Override
    public Optional<FindingKind> kind(Finding finding) {
        return kinds.stream().filter(kind -> kind.code().equals(finding.kind())).findFirst();
    }

    private String working(List<Finding> findings, Score score) {
        if (findings.isEmpty()) {
            return "未发现问题";
        }
        String lost = findings.stream()
                .map(finding -> " − " + kind(finding).orElseThrow().deduct() + "×" + finding.count())
                .collect(Collectors.joining());
        return weight + lost + " = " + score + (score.equals(floor) ? "（最低 " + floor + "）" : "");
    }
}
