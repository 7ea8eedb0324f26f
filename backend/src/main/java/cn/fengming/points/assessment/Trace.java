package cn.fengming.points.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a village's figures come from: line by line, finding by finding, photo by photo. Who found what stays with the
 * staff.
 *
 * @param sheetVersion the version of the sheet shown; later than the standing's after an upheld objection, until the
 *     standing is published again; 0 where nothing is written on sheets
 */
record Trace(
        Standing.State state,
        Place place,
        int sheetVersion,
        @Nullable LocalDate visitedOn,
        List<TraceLine> lines) {

    /** @param score as published */
    record TraceLine(LineScore score, @Nullable String remark, List<TraceFinding> findings) {}

    /**
     * @param deduction marks lost by all its places together; null on a line marked by judgement
     * @param spot where it was; the number of the dirty spot it comes from
     */
    record TraceFinding(
            UUID id,
            String text,
            @Nullable String kind,
            int count,
            @Nullable Score deduction,
            @Nullable String spot,
            List<UUID> photos,
            Instant foundAt) {}

    /** @param besides findings that stand on no sheet */
    static Trace of(Standing standing, Scheme scheme, Place place, @Nullable Sheet sheet, List<Finding> besides) {
        SheetContent content = (sheet == null ? SheetContent.EMPTY : sheet.content()).and(besides);
        List<TraceLine> lines = place.lines().stream()
                .map(score -> line(score, scheme, content))
                .toList();
        return sheet == null
                ? new Trace(standing.state(), place, 0, null, lines)
                : new Trace(standing.state(), place, sheet.version(), sheet.visitedOn(), lines);
    }

    private static TraceLine line(LineScore score, Scheme scheme, SheetContent content) {
        List<TraceFinding> findings = content.findingsOn(score.line()).stream()
                .map(finding -> finding(scheme, finding))
                .toList();
        return new TraceLine(score, content.mark(score.line()).map(Mark::remark).orElse(null), findings);
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
