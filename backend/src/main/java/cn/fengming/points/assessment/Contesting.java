package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what a subject objects to: a line or finding of its sheet, or figures reported about it. */
@Component
class Contesting {

    private final Sheets sheets;
    private final Reports reports;

    Contesting(Sheets sheets, Reports reports) {
        this.sheets = sheets;
        this.reports = reports;
    }

    /**
     * @throws Problem 400 for no line of the scheme; 404 when nothing is known of the subject there; 422 when the figure
     *     comes from another scheme or register, and is objected to there
     */
    Mono<Contested> of(UUID town, Round round, Scheme scheme, UUID subject, String line, @Nullable UUID finding) {
        Line contested = scheme.veto(line).isPresent() ? null : scheme.mustHaveLine(line, "objection");
        if (contested != null && contested.source() == SourceKind.SHEETS) {
            return sheets.ofSubject(town, round.id(), subject)
                    .switchIfEmpty(Mono.error(() -> Problem.notFound("评分表")))
                    .doOnNext(sheet -> mustStandOn(sheet, line, finding))
                    .map(sheet -> new Contested(sheet, sheet.authors()));
        }
        if (contested instanceof SchemeLine other) {
            return Mono.error(() -> Problem.refused(
                    "object-elsewhere", "「" + other.title() + "」取自方案 " + other.scheme() + " 的结果，请对那一期提出异议"));
        }
        if (contested != null && contested.source() == SourceKind.SPOTS) {
            return Mono.error(
                    () -> Problem.refused("object-elsewhere", "「" + contested.title() + "」来自脏乱点，请对那条脏乱点提出异议"));
        }
        return reports.standing(town, round.id())
                .filter(report ->
                        report.subject().equals(subject) && report.line().equals(line))
                .filter(report -> finding == null || report.id().equals(finding))
                .collectList()
                .filter(found -> !found.isEmpty())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这一项的填报")))
                .map(found -> new Contested(null, authors(found)));
    }

    /** Everybody who had a hand in it, whatever was corrected since. */
    Mono<Set<UUID>> authors(UUID town, Objection objection) {
        return reports.all(town, objection.round())
                .filter(report -> report.subject().equals(objection.subject())
                        && report.line().equals(objection.line()))
                .map(Report::reportedBy)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<UUID> authors(List<Report> found) {
        return found.stream().map(Report::reportedBy).collect(Collectors.toSet());
    }

    private static void mustStandOn(Sheet sheet, String line, @Nullable UUID finding) {
        if (finding != null
                && sheet.content().findingsOn(line).stream()
                        .noneMatch(found -> found.id().equals(finding))) {
            throw Problem.notFound("评分表上的这个问题");
        }
    }
}
