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
    private final Contesting contesting;
    private final Reporting reporting;
    private final Subjects subjects;
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
            Contesting contesting,
            Reporting reporting,
            Subjects subjects,
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
        this.contesting = contesting;
        this.reporting = reporting;
        this.subjects = subjects;
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
        return village(actor.town(), round, entry.subject())
                .doOnNext(village -> actor.mustServe(village, Role.COMMITTEE))
                .flatMap(village -> published(actor.town(), round)
                        .flatMap(open -> standings
                                .inForce(actor.town(), round)
                                .doOnNext(standing -> standing.mustTakeObjections(clock.instant()))
                                .zipWith(contested(actor.town(), open, entry))
                                .map(pair -> objection(actor, entry, village, pair.getT1(), pair.getT2()))
                                .flatMap(objection -> keep(actor, objection, entry))));
    }

    /** Whose committee speaks for the subject. */
    private Mono<UUID> village(UUID town, UUID round, UUID subject) {
        return rounds.find(town, round)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这轮考核")))
                .flatMap(known -> known.subject() == SubjectKind.VILLAGE
                        ? Mono.just(subject)
                        : subjects.one(town, known, subject).map(Subject::home));
    }

    /**
     * Answers an objection. Upholding it takes the correction of the sheet that follows from it.
     *
     * @throws Problem 403 when the officer wrote on the sheet, raised it or serves the village; 409 when it was answered
     */
    @Transactional
    public Mono<Objection> decide(Actor actor, UUID round, UUID id, Hearing hearing) {
        actor.mustServeTown(Role.TOWN);
        return published(actor.town(), round)
                .flatMap(open -> open(actor.town(), round, id)
                        .doOnNext(objection -> hearing.mustBeWhole(objection.sheet() != null))
                        .flatMap(objection -> matter(actor.town(), objection)
                                .doOnNext(matter -> objection.mustBeHeardBy(actor, matter.authors()))
                                .flatMap(matter -> answer(actor, open, objection, matter, hearing))));
    }

    /** The village takes its objection back. */
    @Transactional
    public Mono<Objection> withdraw(Actor actor, UUID round, UUID id) {
        return published(actor.town(), round)
                .flatMap(open -> open(actor.town(), round, id))
                .doOnNext(objection -> actor.mustServe(objection.village(), Role.COMMITTEE))
                .map(objection -> objection.answered(
                        Objection.State.WITHDRAWN, actor.person(), clock.instant(), null, null, null))
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

    private Mono<Contested> contested(UUID town, Round round, ObjectionEntry entry) {
        return schemes.of(town, round)
                .flatMap(scheme ->
                        contesting.of(town, round, scheme, entry.subject(), entry.line(), entry.finding()));
    }

    private Mono<Contested> matter(UUID town, Objection objection) {
        UUID sheet = objection.sheet();
        return sheet == null
                ? contesting.authors(town, objection).map(authors -> new Contested(null, authors))
                : sheets.lock(town, sheet).map(locked -> new Contested(locked, locked.authors()));
    }

    private Objection objection(
            Actor actor, ObjectionEntry entry, UUID village, Standing standing, Contested contested) {
        Sheet sheet = contested.sheet();
        return new Objection(
                ids.next(),
                standing.round(),
                standing.revision(),
                entry.subject(),
                village,
                sheet == null ? null : sheet.id(),
                entry.line(),
                entry.finding(),
                entry.grounds(),
                Objection.State.OPEN,
                actor.person(),
                clock.instant(),
                null,
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
                        Audience.staff(objection.village())))
                .then(tell(actor, objection, entry.grounds()))
                .thenReturn(objection);
    }

    private Mono<Objection> answer(
            Actor actor, Round round, Objection objection, Contested matter, Hearing hearing) {
        Instant now = clock.instant();
        Mono<Objection> answered = hearing.upheld()
                ? corrected(actor, round, objection, matter, hearing, now)
                : Mono.just(objection.answered(
                        Objection.State.REJECTED, actor.person(), now, hearing.reason(), null, null));
        return answered.flatMap(done -> settle(actor, done, hearing.reason()));
    }

    private Mono<Objection> corrected(
            Actor actor, Round round, Objection objection, Contested matter, Hearing hearing, Instant now) {
        Sheet sheet = matter.sheet();
        CorrectionEntry correction = hearing.correction();
        ReportCorrection report = hearing.report();
        Mono<Scheme> scheme = schemes.of(actor.town(), round);
        if (sheet != null && correction != null) {
            return scheme.flatMap(read -> corrections.write(actor, round, read, sheet, correction, null))
                    .map(written -> objection.answered(
                            Objection.State.UPHELD, actor.person(), now, hearing.reason(), written.version(), null));
        }
        if (report == null) {
            throw new IllegalStateException("an upheld objection corrects something");
        }
        return scheme.flatMap(read -> replaced(actor, round, read, objection, report, now))
                .map(written -> objection.answered(
                        Objection.State.UPHELD, actor.person(), now, hearing.reason(), null, written.id()));
    }

    private Mono<Report> replaced(
            Actor actor, Round round, Scheme scheme, Objection objection, ReportCorrection correction, Instant now) {
        ReportEntry entry = correction.entry();
        if (!entry.subject().equals(objection.subject())
                || !entry.line().equals(objection.line())
                || entry.replaces() == null) {
            throw Problem.invalid("report", "更正的要是异议所说的那一项，并写明更正的是哪一条填报");
        }
        Subject subject = new Subject(objection.subject(), "", objection.village(), null, null);
        return reporting.overrule(
                actor, round, scheme, subject, entry.report(correction.id(), round.id(), actor.person(), now));
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
