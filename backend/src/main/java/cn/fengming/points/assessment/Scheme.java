package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An assessment scheme (考核方案) as {@link SchemeReader} read it from its document: data, not code. It is sound by
 * then; what depends on the town (how many are assessed) is asked with {@link #uncovered}.
 *
 * @param basis the document it is taken from
 * @param objectionDays days the standing is open to objection after it was published
 */
record Scheme(
        String code,
        String title,
        @Nullable String basis,
        @Nullable String note,
        SubjectKind subject,
        PeriodKind period,
        List<SourceKind> sources,
        List<Line> lines,
        Direction ranking,
        List<TieRule> ties,
        List<Tier> tiers,
        int objectionDays) {

    Scheme {
        sources = List.copyOf(sources);
        lines = List.copyOf(lines);
        ties = List.copyOf(ties);
        tiers = List.copyOf(tiers);
    }

    Optional<Line> line(String lineCode) {
        return lines.stream().filter(line -> line.code().equals(lineCode)).findFirst();
    }

    /** Why the tiers do not cover that many subjects exactly, in Chinese; empty when they do. */
    Optional<String> uncovered(int subjects) {
        int places = tiers.stream()
                .mapToInt(tier -> tier.cut() instanceof Cut.Count counted ? counted.count() : 0)
                .sum();
        if (!hasRoomFor(subjects)) {
            return Optional.of("各等次共 " + places + " 个名额，没有覆盖全部 " + subjects + " 个考核对象");
        }
        return places > subjects
                ? Optional.of("各等次共 " + places + " 个名额，多于全部 " + subjects + " 个考核对象")
                : Optional.empty();
    }

    boolean hasRoomFor(int subjects) {
        int left = subjects;
        for (Tier tier : tiers) {
            left -= tier.cut().take(left);
        }
        return left == 0;
    }

    /** @throws Problem 400 on {@code field} when the scheme has no such line or the mark leaves it */
    void mustFit(Mark mark, String field) {
        mustHaveLine(mark.line(), field).wrong(mark).ifPresent(wrong -> {
            throw Problem.invalid(field + ".score", wrong);
        });
    }

    /** @throws Problem 400 on {@code field} when the finding does not belong on its line */
    void mustFit(Finding finding, String field) {
        mustHaveLine(finding.line(), field).wrong(finding).ifPresent(wrong -> {
            throw Problem.invalid(field, wrong);
        });
    }

    Line mustHaveLine(String lineCode, String field) {
        return line(lineCode).orElseThrow(() -> Problem.invalid(field + ".line", "考核方案没有这个评分项: " + lineCode));
    }

    /** Everything that keeps a sheet from being scored, line by line. */
    List<String> lacks(SheetContent content) {
        return lines.stream().flatMap(line -> line.lack(content).stream()).toList();
    }

    Score full() {
        return lines.stream().map(line -> Score.of(line.weight())).reduce(Score.ZERO, Score::plus);
    }
}
