package cn.fengming.points.assessment;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Carries a round from sheets to final outcomes: simulate, publish, publish again after corrections, freeze. What is
 * frozen is exactly what was last published, and that is exactly what the sheets say.
 */
@Component
public class StandingDesk {

    private final Rounds rounds;
    private final Schemes schemes;
    private final Sheets sheets;
    private final StandingRows standings;
    private final Objections objections;
    private final Counting counting;
    private final Evidence evidence;
    private final Reporting reporting;
    private final Grants grants;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    StandingDesk(
            Rounds rounds,
            Schemes schemes,
            Sheets sheets,
            StandingRows standings,
            Objections objections,
            Counting counting,
            Evidence evidence,
            Reporting reporting,
            Grants grants,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.rounds = rounds;
        this.schemes = schemes;
        this.sheets = sheets;
        this.standings = standings;
        this.objections = objections;
        this.counting = counting;
        this.evidence = evidence;
        this.reporting = reporting;
        this.grants = grants;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What others are told: which revision of which round. */
    private record Told(String period, int revision) {}

    /**
     * Counts the round as it is and writes nothing.
     *
     * @param document another scheme to try on the same sheets; null for the round's own
     * @throws Problem 400 {@code invalid-scheme}
     */
    public Mono<Simulation> simulate(Actor actor, UUID id, @Nullable String document) {
        actor.mustServeTown(Role.TOWN);
        return rounds.find(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这轮考核")))
                .flatMap(round -> scheme(actor.town(), round, document)
                        .flatMap(scheme -> counting.tally(actor.town(), round, scheme)))
                .map(this::simulation);
    }

    /**
     * Makes the standing public and opens it to objection. Again after corrections: the next revision with a window of
     * its own.
     *
     * @throws Problem 422 {@code unscored-subjects}, {@code tiers-do-not-cover}; 409 {@code nothing-changed} when what is
     *     published already says the same
     */
    @Transactional
    public Mono<Publication> publish(Actor actor, UUID id, String reason) {
        actor.mustServeTown(Role.TOWN);
        return locked(actor.town(), id)
                .map(Round::mustBeOpen)
                .flatMap(round -> schemes.of(actor.town(), round)
                        .flatMap(scheme -> counting.tally(actor.town(), round, scheme))
                        .map(Tally::mustBeWhole)
                        .flatMap(tally -> publish(actor, round, tally, reason)));
    }

    /**
     * Makes the published standing final and grants the pools, all or nothing.
     *
     * @throws Problem 409 while the window or an objection is open, when sheets changed since ({@code standing-stale}),
     *     or when it was frozen already; 422 {@code insufficient-fund}
     */
    @Transactional
    public Mono<Standing> freeze(Actor actor, UUID id) {
        actor.mustServeTown(Role.TOWN);
        return locked(actor.town(), id)
                .map(Round::mustBePublished)
                .flatMap(round -> standings
                        .inForce(actor.town(), id)
                        .doOnNext(standing -> standing.mustBePastObjections(clock.instant()))
                        .filterWhen(standing -> objections.noneOpen(actor.town(), id))
                        .switchIfEmpty(Mono.error(() -> Problem.conflict("objections-open", "还有异议没有答复，不能定榜")))
                        .filterWhen(standing -> stillSo(actor.town(), round, standing))
                        .switchIfEmpty(Mono.error(() -> Problem.conflict("standing-stale", "评分已有更正，请先重新公布名次")))
                        .flatMap(standing -> seal(actor, round, standing)));
    }

    private Mono<Round> locked(UUID town, UUID id) {
        return rounds.lock(town, id).switchIfEmpty(Mono.error(() -> Problem.notFound("这轮考核")));
    }

    private Mono<Scheme> scheme(UUID town, Round round, @Nullable String document) {
        return document == null ? schemes.of(town, round) : schemes.sound(town, document);
    }

    private Simulation simulation(Tally tally) {
        return new Simulation(
                tally.scheme().code(),
                tally.scheme().title(),
                tally.whole(),
                tally.unscored(),
                tally.figures().poolPoints(),
                counting.fingerprint(tally.figures()),
                tally.figures());
    }

    private Mono<Publication> publish(Actor actor, Round round, Tally tally, String reason) {
        return standings
                .inForce(actor.town(), round.id())
                .flatMap(before -> again(actor, before, next(round, tally, reason, before.revision() + 1)))
                .switchIfEmpty(Mono.defer(() -> first(actor, round, tally.field(), next(round, tally, reason, 1))))
                .flatMap(publication -> tell(actor, publication.standing(), "assessment.published")
                        .thenReturn(publication));
    }

    private Standing next(Round round, Tally tally, String reason, int revision) {
        Instant now = clock.instant();
        return new Standing(
                round.id(),
                round.code(),
                round.title(),
                round.period().code(),
                revision,
                Standing.State.PUBLISHED,
                round.schemeVersion(),
                counting.fingerprint(tally.figures()),
                reason,
                now,
                now.plus(Duration.ofDays(tally.scheme().objectionDays())),
                null,
                tally.figures());
    }

    private Mono<Publication> first(Actor actor, Round round, List<Subject> field, Standing standing) {
        Map<UUID, UUID> villages = field.stream().collect(Collectors.toMap(Subject::id, Subject::home));
        return rounds.publish(actor.town(), round.id())
                .then(standings.add(actor.town(), standing, actor.person()))
                .then(sheets.submitted(actor.town(), round.id()).collectList())
                .flatMap(submitted -> evidence.showToVillages(actor.town(), submitted, villages))
                .then(reporting.showToVillages(actor.town(), round, villages))
                .thenReturn(new Publication(standing, List.of()));
    }

    private Mono<Publication> again(Actor actor, Standing before, Standing after) {
        if (before.figures().equals(after.figures())) {
            return Mono.error(Problem.conflict("nothing-changed", "名次已经公布，内容没有变化"));
        }
        return standings
                .supersede(actor.town(), before)
                .then(standings.add(actor.town(), after, actor.person()))
                .thenReturn(new Publication(after, after.figures().since(before.figures())));
    }

    private Mono<Boolean> stillSo(UUID town, Round round, Standing standing) {
        return schemes.of(town, round)
                .flatMap(scheme -> counting.again(town, round, scheme, standing))
                .map(tally -> tally.figures().equals(standing.figures()));
    }

    private Mono<Standing> seal(Actor actor, Round round, Standing standing) {
        Instant now = clock.instant();
        return standings
                .freeze(actor.town(), standing, now)
                .then(rounds.freeze(actor.town(), round.id(), actor.person(), now))
                .then(grants.post(actor, round, standing))
                .then(tell(actor, standing, "assessment.frozen"))
                .then(standings.revision(actor.town(), round.id(), standing.revision()));
    }

    private Mono<Void> tell(Actor actor, Standing standing, String topic) {
        Told told = new Told(standing.period(), standing.revision());
        return audit.record(actor, topic, "assessment-round", standing.round(), standing.reason(), told)
                .then(outbox.tell(actor.town(), topic, standing.round(), told));
    }
}
