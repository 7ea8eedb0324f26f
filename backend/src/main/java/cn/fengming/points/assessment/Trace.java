package cn.fengming.points.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a village's figures come from: line by line, finding by finding, photo by photo. Who found what stays with the
 * staff.
 *
 * @param sheetVersion the version of the sheet shown; later than the standing's after an upheld objection, until the
 *     standing is published again; null when the scheme has no sheets
 */
record Trace(
        Standing.State state,
        Place place,
        @Nullable Integer sheetVersion,
        @Nullable LocalDate visitedOn,
        List<TraceLine> lines) {

    /**
     * @param score as published
     * @param figures that stand on no sheet, in the order of their days
     */
    record TraceLine(
            LineScore score, @Nullable String remark, List<TraceFinding> findings, List<TraceFigure> figures) {}

    /**
     * @param id of the report or result it is; what a village objects to
     * @param photos taken with it
     */
    record TraceFigure(UUID id, Score value, @Nullable Score target, LocalDate day, String words, List<UUID> photos) {}

    /** @param deduction marks lost by all its places together; null on a line marked by judgement */
    record TraceFinding(
            UUID id,
            String text,
            @Nullable String kind,
            int count,
            @Nullable Score deduction,
            @Nullable String spot,
            List<UUID> photos,
            Instant foundAt) {}

    /**
     * @param sheet null when the scheme has none
     * @param photos of reports, by their ids
     */
    static Trace of(
            Standing standing,
            Scheme scheme,
            Place place,
            @Nullable Sheet sheet,
            Entrant entrant,
            Map<UUID, List<UUID>> photos) {
        List<TraceLine> lines = place.lines().stream()
                .map(score -> line(score, scheme, entrant, photos))
                .toList();
        return new Trace(
                standing.state(),
                place,
                sheet == null ? null : sheet.version(),
                sheet == null ? null : sheet.visitedOn(),
                lines);
    }

    private static TraceLine line(LineScore score, Scheme scheme, Entrant entrant, Map<UUID, List<UUID>> photos) {
        SheetContent content = entrant.content();
        List<TraceFinding> findings = content.findingsOn(score.line()).stream()
                .map(finding -> finding(scheme, finding))
                .toList();
        List<TraceFigure> figures = entrant.factsOn(score.line()).stream()
                .sorted(Comparator.comparing(Fact::day).thenComparing(Fact::origin))
                .map(fact -> figure(fact, photos.getOrDefault(fact.origin(), List.of())))
                .toList();
        return new TraceLine(score, content.mark(score.line()).map(Mark::remark).orElse(null), findings, figures);
    }

    private static TraceFigure figure(Fact fact, List<UUID> photos) {
        return new TraceFigure(fact.origin(), fact.value(), fact.target(), fact.day(), fact.words(), photos);
    }

    private static TraceFinding finding(Scheme scheme, Finding finding) {
        FindingKind kind =
                scheme.line(finding.line()).flatMap(line -> line.kind(finding)).orElse(null);
        return new TraceFinding(
                finding.id(),
                finding.text(),
                kind == null ? null : kind.title(),
                finding.count(),
                kind == null ? null : kind.deduct().times(finding.count()),
                finding.spot(),
                finding.photos(),
                finding.foundAt());
    }
}
