package cn.fengming.points.assessment;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a round now, column by column of its {@link ScoreSheet}: on sheets, drafts too, and in reports that were
 * neither replaced nor taken back.
 *
 * @param me whose marks stand in the columns of visits
 */
record ScoreLedger(Map<UUID, Sheet> sheets, Map<UUID, List<Report>> reports, UUID me) {

    static ScoreLedger of(List<Sheet> sheets, List<Report> standing, UUID me) {
        Map<UUID, Sheet> bySubject = new HashMap<>();
        sheets.forEach(sheet -> bySubject.put(sheet.subject(), sheet));
        return new ScoreLedger(bySubject, standing.stream().collect(Collectors.groupingBy(Report::subject)), me);
    }

    /** What a column says of a subject; empty when nothing was said. */
    Optional<Score> says(UUID subject, PastedColumn column) {
        Line line = column.line();
        if (line instanceof ScoredLine) {
            return mark(subject, line).map(Mark::score);
        }
        if (line != null && column.kind() != null) {
            int places = places(subject, line, column.kind());
            return places == 0 ? Optional.empty() : Optional.of(Score.of(places));
        }
        if (line instanceof ProgressLine progress && progress.sums()) {
            return on(subject, line.code()).map(this::value).reduce(Score::plus);
        }
        return latest(subject, column).map(this::value);
    }

    Optional<Mark> mark(UUID subject, Line line) {
        return Optional.ofNullable(sheets.get(subject))
                .flatMap(sheet -> sheet.content().mark(line.code()));
    }

    /** The report that holds: of a survey or veto the only one, of a visit one's own, of progress the latest. */
    Optional<Report> latest(UUID subject, PastedColumn column) {
        boolean own = column.line() instanceof VisitedLine;
        return on(subject, code(column))
                .filter(report -> !own || report.reportedBy().equals(me))
                .max(Comparator.comparing(Report::day).thenComparing(Report::id));
    }

    /** What was asked last, where reports say it. */
    @Nullable
    Score target(UUID subject, PastedColumn column) {
        return on(subject, code(column))
                .filter(report -> report.target() != null)
                .max(Comparator.comparing(Report::day).thenComparing(Report::id))
                .map(Report::target)
                .orElse(null);
    }

    private int places(UUID subject, Line line, FindingKind kind) {
        if (line.source() != SourceKind.SHEETS) {
            return on(subject, line.code())
                    .filter(report -> kind.code().equals(report.kind()))
                    .mapToInt(report -> value(report).numerator().intValue())
                    .sum();
        }
        Sheet sheet = sheets.get(subject);
        return sheet == null
                ? 0
                : LineScore.places(sheet.content().findingsOn(line.code()).stream()
                        .filter(finding -> kind.code().equals(finding.kind()))
                        .toList());
    }

    private Stream<Report> on(UUID subject, String code) {
        return reports.getOrDefault(subject, List.of()).stream()
                .filter(report -> report.line().equals(code));
    }

    private Score value(Report standing) {
        return Objects.requireNonNull(standing.value());
    }

    private static String code(PastedColumn column) {
        return column.veto() == null
                ? Objects.requireNonNull(column.line()).code()
                : column.veto().code();
    }
}
