package cn.fengming.points.assessment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A line that begins at a base and moves by a fixed amount for every place found: down for problems, up for what
 * deserves it (加分项). A line of base 0 alone is a penalty or a bonus.
 *
 * @param weight the base
 * @param kinds those that add have a negative deduction
 * @param photo whether every finding needs a photo
 */
record CountedLine(
        String code, String title, int weight, SourceKind source, Bounds bounds, boolean photo, List<FindingKind> kinds)
        implements Line {

    CountedLine {
        kinds = List.copyOf(kinds);
    }

    @Override
    public Optional<String> wrong(Finding finding) {
        if (kind(finding).isEmpty()) {
            return Optional.of("「" + title + "」没有这个类别，可选: "
                    + kinds.stream().map(FindingKind::code).collect(Collectors.joining("、")));
        }
        boolean shown = !photo || !finding.photos().isEmpty();
        return shown ? Optional.empty() : Optional.of("「" + title + "」登记必须有照片");
    }

    @Override
    public Optional<FindingKind> kind(Finding finding) {
        return kinds.stream().filter(kind -> kind.code().equals(finding.kind())).findFirst();
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
        Score moved = findings.stream().map(this::change).reduce(Score.of(weight), Score::plus);
        int problems = LineScore.places(
                findings.stream().filter(finding -> change(finding).negative()).toList());
        return new LineScore(code, title, weight, bounds.hold(moved), problems, working(findings, moved));
    }

    private Score change(Finding finding) {
        return kind(finding).orElseThrow().deduct().times(finding.count()).negate();
    }

    private String working(List<Finding> findings, Score moved) {
        if (findings.isEmpty()) {
            return "没有登记";
        }
        String steps = findings.stream()
                .map(finding -> {
                    Score each = kind(finding).orElseThrow().deduct();
                    return (each.negative() ? " + " + each.negate() : " − " + each) + "×" + finding.count();
                })
                .collect(Collectors.joining());
        return weight + steps + " = " + moved + bounds.note(moved);
    }
}
