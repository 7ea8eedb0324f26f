package cn.fengming.points.assessment;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Hears what villages object to. An upheld objection corrects the sheet in the same step; the standing follows when the
 * town publishes again.
 */
@Component
public class ObjectionDesk {

    private final Rounds rounds;
    private final Schemes schemes;
    private final Sheets sheets;
    private final StandingRows standings;
    private final Objections objections;
    private final Corrections corrections;
    private final Photos photos;
    private final Audit audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    ObjectionDesk(
            Rounds rounds,
            Schemes schemes,
            Sheets sheets,
            StandingRows standings,
            Objections objections,
            Corrections corrections,
            Photos photos,
            Audit audit,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.rounds = rounds;
        this.schemes = schemes;
        this.sheets = sheets;
        this.standings = standings;
        this.objections = objections;
        this.corrections = corrections;
        this.photos = photos;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What others are told: whose objection, and how it stands. */
    private record Told(UUID round, UUID subject, Objection.State state) {}

    /**
     * A village committee objects to a line or finding of its own sheet.
     *
     * @throws Problem 403 for another village; 409 outside the window, or when the same matter is open already; 404 for a
     *     line or finding that is not on the sheet
     */
    @Transactional
    public Mono<Objection> raise(Actor actor, UUID round, ObjectionEntry entry) {
        actor.mustServe(entry.subject(), Role.COMMITTEE);
        return published(actor.town(), round)
                .flatMap(open -> standings
                        .inForce(actor.town(), round)
                        .doOnNext(standing -> standing.mustTakeObjections(clock.instant()))
                        .zipWith(contested(actor.town(), open, entry))
                        .map(pair -> objection(actor, entry, pair.getT1(), pair.getT2()))
                        .flatMap(objection -> keep(actor, objection, entry)));
    }

    /**
     * Answers an objection. Upholding it takes the correction of the sheet that follows from it.
     *
     * @throws Problem 403 when the officer wrote on the sheet, raised it or serves the village; 409 when it was answered
     */
    @Transactional
    public Mono<Objection> decide(Actor actor, UUID round, UUID id, Hearing hearing) {
        actor.mustServeTown(Role.TOWN);
        hearing.mustBeWhole();
        return published(actor.town(), round)
                .flatMap(open -> open(actor.town(), round, id)
                        .flatMap(objection -> sheets.lock(actor.town(), objection.sheet())
                                .doOnNext(sheet -> objection.mustBeHeardBy(actor, sheet))
                                .flatMap(sheet -> answer(actor, open, objection, sheet, hearing))));
    }

    /** The village takes its objection back. */
    @Transactional
    public Mono<Objection> withdraw(Actor actor, UUID round, UUID id) {
        return published(actor.town(), round)
                .flatMap(open -> open(actor.town(), round, id))
                .doOnNext(objection -> actor.mustServe(objection.subject(), Role.COMMITTEE))
                .map(objection ->
                        objection.answered(Objection.State.WITHDRAWN, actor.person(), clock.instant(), null, null))
                .flatMap(withdrawn -> settle(actor, withdrawn, "撤回"));
    }

    private Mono<Round> published(UUID town, UUID round) {
        return rounds.share(town, round)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这轮考核")))
                .map(Round::mustBePublished);
    }

    private Mono<Objection> open(UUID town, UUID round, UUID id) {
        return objections
                .lock(town, round, id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这条异议")))
                .map(Objection::mustBeOpen);
    }

    private Mono<Sheet> contested(UUID town, Round round, ObjectionEntry entry) {
        return schemes.of(town, round)
                .doOnNext(scheme -> scheme.mustHaveLine(entry.line(), "objection"))
                .then(sheets.ofSubject(town, round.id(), entry.subject()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个村的评分表")))
                .doOnNext(sheet -> mustStandOn(sheet, entry));
    }

    private static void mustStandOn(Sheet sheet, ObjectionEntry entry) {
        UUID finding = entry.finding();
        if (finding != null
                && sheet.content().findingsOn(entry.line()).stream()
                        .noneMatch(found -> found.id().equals(finding))) {
            throw Problem.notFound("评分表上的这个问题");
        }
    }

    private Objection objection(Actor actor, ObjectionEntry entry, Standing standing, Sheet sheet) {
        return new Objection(
                ids.next(),
                standing.round(),
                standing.revision(),
                entry.subject(),
                sheet.id(),
                entry.line(),
                entry.finding(),
                entry.grounds(),
                Objection.State.OPEN,
                actor.person(),
                clock.instant(),
                null,
                null,
                null,
                null);
    }

    private Mono<Objection> keep(Actor actor, Objection objection, ObjectionEntry entry) {
        return objections
                .add(actor.town(), objection)
                .filter(added -> added)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("objection-open", "这一项已有异议在处理")))
                .then(photos.claim(
                        actor,
                        entry.photos(),
                        "assessment.objection",
                        objection.id(),
                        Audience.staff(objection.subject())))
                .then(tell(actor, objection, entry.grounds()))
                .thenReturn(objection);
    }

    private Mono<Objection> answer(Actor actor, Round round, Objection objection, Sheet sheet, Hearing hearing) {
        Instant now = clock.instant();
        CorrectionEntry correction = hearing.correction();
        Mono<Objection> answered = correction == null
                ? Mono.just(objection.answered(Objection.State.REJECTED, actor.person(), now, hearing.reason(), null))
                : schemes.of(actor.town(), round)
                        .flatMap(scheme -> corrections.write(actor, round, scheme, sheet, correction, null))
                        .map(corrected -> objection.answered(
                                Objection.State.UPHELD, actor.person(), now, hearing.reason(), corrected.version()));
        return answered.flatMap(done -> settle(actor, done, hearing.reason()));
    }

    private Mono<Objection> settle(Actor actor, Objection settled, String reason) {
        return objections
                .save(actor.town(), settled)
                .then(tell(actor, settled, reason))
                .thenReturn(settled);
    }

    private Mono<Void> tell(Actor actor, Objection objection, String reason) {
        String topic = objection.state() == Objection.State.OPEN
                ? "assessment.objection-raised"
                : "assessment.objection-settled";
        Told told = new Told(objection.round(), objection.subject(), objection.state());
        return audit.record(actor, topic, "assessment-objection", objection.id(), reason, told)
                .then(outbox.tell(actor.town(), topic, objection.id(), told));
    }
}
