package cn.fengming.points.assessment;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.paper.ArrivedBook;
import cn.fengming.points.paper.FilledRow;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes scores in as a workbook. A preview says what would be written and gives it a fingerprint; whoever confirms sends
 * the same file with it, and exactly that is written, or nothing when the round says something else by then. Figures go by
 * the rules of sheets and reports, as if each had been typed.
 */
@Component
public class ScoreImportDesk {

    private final Rounds rounds;
    private final Schemes schemes;
    private final Subjects subjects;
    private final SheetDoor door;
    private final Sheets sheets;
    private final Reports reports;
    private final Reporting reporting;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    ScoreImportDesk(
            Rounds rounds,
            Schemes schemes,
            Subjects subjects,
            SheetDoor door,
            Sheets sheets,
            Reports reports,
            Reporting reporting,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.rounds = rounds;
        this.schemes = schemes;
        this.subjects = subjects;
        this.door = door;
        this.sheets = sheets;
        this.reports = reports;
        this.reporting = reporting;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A round with its scheme, whoever takes part, and what stands in it. */
    record Open(Round round, Scheme scheme, List<Subject> field, ScoreLedger ledger) {}

    private record Said(int rows, int figures, int submitted, String fingerprint) {}

    /** @throws Problem 403 unless of the town's team; 404; 409 once published; 400 {@code bad-workbook} */
    Mono<ScoreImport> preview(Actor actor, UUID round, ArrivedBook book) {
        TownTeam.mustInspect(actor);
        return open(actor, rounds.find(actor.town(), round))
                .flatMap(open -> plan(actor, open, book))
                .map(ScoreImport::previewed);
    }

    /**
     * Writes what was previewed. When all of it stands already, nothing is written.
     *
     * @param fingerprint of the preview
     * @param submit whether the sheets of everybody in the file are submitted with it
     * @throws Problem as {@link #preview}; 403 and 409 {@code not-drawn} for what {@link SheetDoor} keeps from the actor; 422
     *     {@code import-faulty}, {@code sheet-incomplete}; 409 {@code scores-changed}
     *     when it would write something else now (property {@code now}: the preview as it is)
     */
    @Transactional
    public Mono<ScoreImport> confirm(Actor actor, UUID round, ArrivedBook book, String fingerprint, boolean submit) {
        TownTeam.mustInspect(actor);
        return open(actor, rounds.lock(actor.town(), round))
                .flatMap(open -> plan(actor, open, book)
                        .doOnNext(plan -> mustBeAsPreviewed(plan, fingerprint))
                        .flatMap(plan -> write(actor, open, plan, submit)));
    }

    /** For the form that is given out. */
    Mono<Open> look(Actor actor, UUID round) {
        TownTeam.mustInspect(actor);
        return open(actor, rounds.find(actor.town(), round));
    }

    private Mono<Open> open(Actor actor, Mono<Round> round) {
        UUID town = actor.town();
        return round.switchIfEmpty(Mono.error(() -> Problem.notFound("这轮考核")))
                .map(Round::mustBeScoring)
                .flatMap(open -> schemes.of(town, open)
                        .flatMap(scheme -> subjects.of(town, open, scheme)
                                .collectList()
                                .flatMap(field ->
                                        ledger(actor, open).map(ledger -> new Open(open, scheme, field, ledger)))));
    }

    private Mono<ScoreLedger> ledger(Actor actor, Round round) {
        return sheets.of(actor.town(), round.id())
                .collectList()
                .flatMap(known -> reports.standing(actor.town(), round.id())
                        .collectList()
                        .map(standing -> ScoreLedger.of(known, standing, actor.person())));
    }

    private Mono<ScorePlan> plan(Actor actor, Open open, ArrivedBook book) {
        return book.rows(ScoreSheet.of(open.scheme()).form())
                .concatMapIterable(rows -> rows)
                .collectList()
                .map(rows -> plan(actor, open, rows))
                .doOnNext(ScoreImportDesk::mustBeFew);
    }

    private ScorePlan plan(Actor actor, Open open, List<FilledRow> rows) {
        return ScorePlan.of(
                actor,
                open.round(),
                open.scheme(),
                open.field(),
                open.ledger(),
                rows,
                LocalDate.now(clock),
                clock.instant(),
                ids);
    }

    private static void mustBeFew(ScorePlan plan) {
        if (plan.draft().steps().size() > ScorePlan.MOST_STEPS) {
            throw Problem.invalid("file", "一次最多导入 " + ScorePlan.MOST_STEPS + " 个数，请分成几个文件");
        }
    }

    private static void mustBeAsPreviewed(ScorePlan plan, String fingerprint) {
        if (plan.flaws().count() > 0) {
            throw Problem.refused("import-faulty", "表格里还有错误，请改好后重新上传")
                    .with("errors", plan.flaws().inOrder());
        }
        boolean nothingLeft = plan.draft().steps().isEmpty();
        if (!nothingLeft && !plan.fingerprint().equals(fingerprint)) {
            throw Problem.conflict("scores-changed", "预览之后又有新的打分或填报，没有写入任何内容，请重新上传核对")
                    .with("now", ScoreImport.previewed(plan));
        }
    }

    private Mono<ScoreImport> write(Actor actor, Open open, ScorePlan plan, boolean submit) {
        Map<UUID, Sheet> submitted = submit ? submitted(actor, open, plan) : Map.of();
        Map<UUID, Sheet> changed = new LinkedHashMap<>(plan.draft().sheets());
        changed.putAll(submitted);
        LocalDate today = LocalDate.now(clock);
        return mustBeTheirs(actor, open, plan, changed.keySet())
                .thenMany(Flux.fromIterable(changed.values()))
                .concatMap(sheet -> save(actor, sheet))
                .thenMany(Flux.fromIterable(plan.draft().reports())
                        .concatMap(report -> reporting.write(
                                actor, open.round(), open.scheme(), plan.subject(report.subject()), report, today)))
                .then(tell(actor, open.round(), plan, submitted.size()))
                .thenReturn(ScoreImport.of(plan, true, submitted.size()));
    }

    /** A file is no way around the draw and the recusals: whose sheet one may not write by hand, one may not import. */
    private Mono<Void> mustBeTheirs(Actor actor, Open open, ScorePlan plan, Set<UUID> sheets) {
        Stream<UUID> inspected = plan.draft().reports().stream()
                .filter(report -> ReportDesk.inspected(open.round(), open.scheme(), report))
                .map(Report::subject);
        return Flux.fromStream(Stream.concat(sheets.stream(), inspected).distinct())
                .concatMap(subject -> door.mustWrite(actor, open.round(), subject)
                        .onErrorMap(Problem.class, refused -> named(plan.subject(subject), refused)))
                .then();
    }

    private static Problem named(Subject subject, Problem refused) {
        return new Problem(refused.status(), refused.type(), "「" + subject.name() + "」：" + refused.detail());
    }

    private Map<UUID, Sheet> submitted(Actor actor, Open open, ScorePlan plan) {
        Map<UUID, Sheet> submitted = new LinkedHashMap<>();
        for (Subject subject : plan.subjects()) {
            Sheet known = open.ledger().sheets().get(subject.id());
            Sheet sheet = plan.draft().sheets().getOrDefault(subject.id(), known);
            if (sheet != null && sheet.state() == Sheet.State.DRAFT) {
                submitted.put(subject.id(), submitted(actor, open.scheme(), subject, sheet));
            }
        }
        return submitted;
    }

    private Sheet submitted(Actor actor, Scheme scheme, Subject subject, Sheet sheet) {
        try {
            return sheet.submitted(scheme, actor.person(), clock.instant());
        } catch (Problem incomplete) {
            throw Problem.refused(incomplete.type(), "「" + subject.name() + "」不能提交：" + incomplete.detail())
                    .with("lacks", incomplete.properties().get("lacks"));
        }
    }

    private Mono<Void> save(Actor actor, Sheet sheet) {
        UUID town = actor.town();
        Mono<Void> version = sheet.state() == Sheet.State.SUBMITTED
                ? sheets.addVersion(town, sheet, "提交", actor.person(), clock.instant())
                        .then(audit.record(actor, "assessment.sheet-submitted", "assessment-sheet", sheet.id(), null))
                : Mono.empty();
        Sheet begun = Sheet.draft(
                sheet.id(), sheet.round(), sheet.subject(), sheet.visitedOn(), actor.person(), sheet.createdAt());
        return sheets.add(town, begun).then(sheets.save(town, sheet)).then(version);
    }

    private Mono<Void> tell(Actor actor, Round round, ScorePlan plan, int submitted) {
        Said said = new Said(plan.subjects().size(), plan.draft().steps().size(), submitted, plan.fingerprint());
        return audit.record(actor, "assessment.scores-imported", "assessment-round", round.id(), null, said);
    }
}
