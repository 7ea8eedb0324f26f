package cn.fengming.points.spots;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.kernel.Seed;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Monthly re-inspection (复查): draws among what was put right in the month before, once, and takes one result a spot. What
 * was not truly put right becomes a finding against its village and is opened again, in one transaction.
 */
@Component
public class RecheckDesk {

    private final Rechecks rechecks;
    private final Findings findings;
    private final Relapses relapses;
    private final Audit audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RecheckDesk(
            Rechecks rechecks, Findings findings, Relapses relapses, Audit audit, Outbox outbox, Ids ids, Clock clock) {
        this.rechecks = rechecks;
        this.findings = findings;
        this.relapses = relapses;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What others are told of a draw, and of a result. */
    private record Drawn(String month, int candidates, int size) {}

    private record Checked(UUID village, String code, String month, RecheckResult result) {}

    /**
     * Draws what is looked at again in a month: this one or the one before.
     *
     * @throws Problem 409 {@code recheck-drawn} when the month was drawn; 422 {@code nothing-to-draw}
     */
    @Transactional
    public Mono<RecheckMonth> draw(Actor actor, RecheckOrder order) {
        actor.mustServeTown(Role.TOWN);
        mustBeNow(order.mustSayHowMany().month());
        YearMonth before = order.month().minusMonths(1);
        return Mono.zip(
                        rechecks.candidates(actor.town(), start(before), start(order.month()))
                                .collectList(),
                        freshSeed())
                .map(read -> drawn(actor, order, read.getT1(), read.getT2()))
                .delayUntil(draw -> keep(actor, draw))
                .flatMap(draw -> month(actor, draw));
    }

    private RecheckDraw drawn(Actor actor, RecheckOrder order, List<RecheckCandidate> candidates, Seed seed) {
        return new RecheckDraw(
                ids.next(),
                order.month(),
                seed,
                candidates,
                order.ofEachVillage(),
                order.of(candidates),
                actor.person(),
                clock.instant());
    }

    private Mono<Void> keep(Actor actor, RecheckDraw draw) {
        Drawn told = new Drawn(draw.month().toString(), draw.candidates().size(), draw.size());
        return rechecks.add(actor.town(), draw)
                .filter(added -> added)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("recheck-drawn", draw.month() + " 的复查已经抽过，一个月只抽一次")))
                .then(rechecks.addDrawn(actor.town(), draw.id(), draw.drawn()))
                .then(audit.record(actor, "spots.recheck-drawn", "spot-recheck", draw.id(), null, told))
                .then(outbox.tell(actor.town(), "spots.recheck-drawn", draw.id(), told));
    }

    /** @throws Problem 404 while the month is not drawn */
    Mono<RecheckMonth> month(Actor actor, YearMonth month) {
        mustBeTeam(actor);
        return drawOf(actor, month).flatMap(draw -> month(actor, draw));
    }

    private Mono<RecheckMonth> month(Actor actor, RecheckDraw draw) {
        return rechecks.of(actor.town(), draw.id()).collectList().map(all -> RecheckMonth.of(draw, all, actor));
    }

    /** @throws Problem 404 while the month is not drawn; 403 for inspectors of single villages: it names every spot */
    Mono<RecheckVerification> verification(Actor actor, YearMonth month) {
        actor.mustServeTown(Role.TOWN, Role.INSPECTOR, Role.AUDITOR);
        return drawOf(actor, month)
                .flatMap(draw -> rechecks.of(actor.town(), draw.id())
                        .collectList()
                        .map(all -> RecheckVerification.of(draw, all)));
    }

    /**
     * Takes what was seen at a drawn spot.
     *
     * @throws Problem 404 not drawn, or of a village that is not the actor's; 403 for who put it right or verified it;
     *     409 {@code recheck-done}; 400 when it was not put right and no photo shows it
     */
    @Transactional
    public Mono<RecheckItem> result(Actor actor, YearMonth month, UUID spot, RecheckEntry entry) {
        entry.mustShow();
        return drawOf(actor, month)
                .flatMap(draw -> rechecks.lock(actor.town(), draw.id(), spot)
                        .filter(recheck -> recheck.shownTo(actor))
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("这个月复查清单上的这一处")))
                        .map(recheck -> recheck.mustBeFor(actor))
                        .flatMap(recheck -> write(actor, month, recheck, entry))
                        .then(rechecks.find(actor.town(), draw.id(), spot)))
                .map(recheck -> recheck.item(actor));
    }

    private Mono<Void> write(Actor actor, YearMonth month, Recheck recheck, RecheckEntry entry) {
        Checked told = new Checked(recheck.village(), recheck.code(), month.toString(), entry.result());
        return rechecks.save(actor.town(), recheck, entry, actor.person(), clock.instant())
                .then(followed(actor, month, recheck, entry))
                .then(audit.record(actor, "spots.rechecked", "spot", recheck.spot(), entry.said(), told))
                .then(outbox.tell(actor.town(), "spots.rechecked", recheck.spot(), told));
    }

    private Mono<Void> followed(Actor actor, YearMonth month, Recheck recheck, RecheckEntry entry) {
        UUID spot = recheck.spot();
        return entry.result() == RecheckResult.CLEAN
                ? relapses.clean(actor, spot, entry.photos()).then()
                : relapses.dirty(actor, spot, entry.said(), entry.photos(), true)
                        .flatMap(open -> count(actor, month, open, entry))
                        .then();
    }

    private Mono<Boolean> count(Actor actor, YearMonth month, Spot spot, RecheckEntry entry) {
        return findings.add(
                spot,
                FindingCode.UNRECTIFIED,
                month.toString(),
                LocalDate.now(clock),
                entry.said(),
                entry.photos(),
                actor.person());
    }

    private Mono<RecheckDraw> drawOf(Actor actor, YearMonth month) {
        return rechecks.draw(actor.town(), month).switchIfEmpty(Mono.error(() -> Problem.notFound(month + " 的复查清单")));
    }

    private static void mustBeTeam(Actor actor) {
        boolean reads = actor.has(Role.TOWN) || actor.has(Role.INSPECTOR) || actor.has(Role.AUDITOR);
        if (!reads) {
            throw Problem.forbidden("复查清单只给复查的人看");
        }
    }

    private void mustBeNow(YearMonth month) {
        YearMonth now = YearMonth.now(clock);
        if (month.isAfter(now) || month.isBefore(now.minusMonths(1))) {
            throw Problem.invalid("month", "只能抽取本月或上月的复查");
        }
    }

    private Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(clock.getZone()).toInstant();
    }

    private Mono<Seed> freshSeed() {
        return Mono.fromSupplier(() -> Seed.fresh(random)).subscribeOn(Schedulers.boundedElastic());
    }
}
