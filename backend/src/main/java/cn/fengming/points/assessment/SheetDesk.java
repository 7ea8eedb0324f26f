package cn.fengming.points.assessment;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Carries a sheet from the first mark to submission, and corrects it before the standing is published. A village has one
 * sheet in a round; ids are made by the device, and sending the same again changes nothing.
 */
@Component
public class SheetDesk {

    private final Rounds rounds;
    private final Sheets sheets;
    private final Schemes schemes;
    private final Subjects subjects;
    private final SheetDoor door;
    private final Evidence evidence;
    private final Corrections corrections;
    private final Audit audit;
    private final Clock clock;

    SheetDesk(
            Rounds rounds,
            Sheets sheets,
            Schemes schemes,
            Subjects subjects,
            SheetDoor door,
            Evidence evidence,
            Corrections corrections,
            Audit audit,
            Clock clock) {
        this.rounds = rounds;
        this.sheets = sheets;
        this.schemes = schemes;
        this.subjects = subjects;
        this.door = door;
        this.evidence = evidence;
        this.corrections = corrections;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins a sheet, or sets marks on a draft.
     *
     * @throws Problem 404 foreign round or village; 403 for whom the village is not to inspect; 409 {@code sheet-exists}
     *     when the village has another sheet in the round (property {@code sheet}), {@code sheet-submitted}, {@code
     *     not-drawn}; 400 for a mark outside its line
     */
    @Transactional
    public Mono<Sheet> put(Actor actor, UUID id, SheetEntry entry) {
        mustNotBeAhead(entry.visitedOn());
        return open(actor.town(), entry.round())
                .delayUntil(open -> door.mustWrite(actor, open.round(), entry.subject()))
                .flatMap(open -> begin(actor, id, entry, open)
                        .flatMap(sheet -> save(
                                actor,
                                open,
                                sheet,
                                sheet.marked(entry.visitedOn(), entry.read(open.scheme()), actor.person()))));
    }

    /**
     * Writes a finding on a draft, with photos the actor uploaded.
     *
     * @param finding made by the device; a known id replaces what it said
     */
    @Transactional
    public Mono<Sheet> putFinding(Actor actor, UUID id, UUID finding, FindingEntry entry) {
        Finding found = entry.finding(finding, actor.person(), clock.instant());
        return change(actor, id, (open, sheet) -> {
            open.scheme().mustFit(found, "finding");
            return sheet.found(found, actor.person());
        });
    }

    /** Takes a finding off a draft. */
    @Transactional
    public Mono<Sheet> removeFinding(Actor actor, UUID id, UUID finding) {
        return change(actor, id, (open, sheet) -> sheet.cleared(finding, actor.person()));
    }

    /** Makes the sheet count. Submitting a submitted sheet changes nothing. */
    @Transactional
    public Mono<Sheet> submit(Actor actor, UUID id) {
        return change(
                actor,
                id,
                (open, sheet) -> sheet.state() == Sheet.State.SUBMITTED
                        ? sheet
                        : sheet.submitted(open.scheme(), actor.person(), clock.instant()));
    }

    /** Writes the next version of a submitted sheet. Afterwards only an upheld objection corrects. */
    @Transactional
    public Mono<Sheet> correct(Actor actor, UUID id, CorrectionEntry entry) {
        return openOf(actor, id)
                .flatMap(open -> sheets.lock(actor.town(), id).flatMap(sheet -> {
                    open.round().mustBeScoring();
                    return corrections.write(actor, open.round(), open.scheme(), sheet, entry, actor.person());
                }));
    }

    /** A round with the scheme it is computed by; held so that it cannot be published meanwhile. */
    private record Open(Round round, Scheme scheme) {}

    private Mono<Open> open(UUID town, UUID round) {
        return rounds.share(town, round)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这轮考核")))
                .flatMap(held -> schemes.of(town, held).map(scheme -> new Open(held, scheme)));
    }

    private Mono<Open> openOf(Actor actor, UUID sheet) {
        return sheets.find(actor.town(), sheet)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张评分表")))
                .flatMap(known -> open(actor.town(), known.round())
                        .delayUntil(open -> door.mustWrite(actor, open.round(), known.subject())));
    }

    private Mono<Sheet> begin(Actor actor, UUID id, SheetEntry entry, Open open) {
        UUID town = actor.town();
        return sheets.lock(town, id)
                .switchIfEmpty(Mono.defer(() -> subjects.one(town, open.round(), entry.subject())
                        .flatMap(subject -> sheets.add(town, fresh(actor, id, entry, open)))
                        .then(sheets.lock(town, id))))
                .switchIfEmpty(Mono.defer(() -> taken(town, entry)))
                .filter(sheet ->
                        sheet.round().equals(entry.round()) && sheet.subject().equals(entry.subject()))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("sheet-differs", "这个编号已用于别的评分表")));
    }

    private Sheet fresh(Actor actor, UUID id, SheetEntry entry, Open open) {
        open.round().mustBeScoring();
        if (!open.scheme().needsSheets()) {
            throw Problem.refused("no-sheets", "这个考核方案没有评分表，数字请填报");
        }
        return Sheet.draft(id, entry.round(), entry.subject(), entry.visitedOn(), actor.person(), clock.instant());
    }

    private Mono<Sheet> taken(UUID town, SheetEntry entry) {
        return sheets.ofSubject(town, entry.round(), entry.subject())
                .flatMap(other -> Mono.error(
                        Problem.conflict("sheet-exists", "这个村本期已有评分表，请在那张表上填写").with("sheet", other.id())));
    }

    private Mono<Sheet> change(Actor actor, UUID id, BiFunction<Open, Sheet, Sheet> change) {
        return openOf(actor, id)
                .flatMap(open -> sheets.lock(actor.town(), id)
                        .flatMap(sheet -> save(actor, open, sheet, change.apply(open, sheet))));
    }

    private Mono<Sheet> save(Actor actor, Open open, Sheet before, Sheet after) {
        if (after.equals(before)) {
            return Mono.just(after);
        }
        open.round().mustBeScoring();
        Mono<Void> version = after.version() == before.version()
                ? Mono.empty()
                : sheets.addVersion(actor.town(), after, "提交", actor.person(), clock.instant())
                        .then(audit.record(actor, "assessment.sheet-submitted", "assessment-sheet", after.id(), null));
        return evidence.claimNew(actor, open.round(), before, after)
                .then(sheets.save(actor.town(), after))
                .then(version)
                .thenReturn(after);
    }

    private void mustNotBeAhead(LocalDate visitedOn) {
        if (visitedOn.isAfter(LocalDate.now(clock))) {
            throw Problem.invalid("visitedOn", "检查日期不能在今天之后");
        }
    }
}
