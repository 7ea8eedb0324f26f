package cn.fengming.points.duties;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.identity.Persons;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Sets up named posts and says who holds them. Everything done to a post waits for its row; it is held by one person at
 * a time, and what somebody holds is taken over by handover or after it was vacated.
 */
@Component
public class PositionDesk {

    static final Role[] WRITERS = {Role.COMMITTEE, Role.TOWN};

    private final Positions positions;
    private final Pairings pairings;
    private final Community community;
    private final Persons persons;
    private final Audit audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    PositionDesk(
            Positions positions,
            Pairings pairings,
            Community community,
            Persons persons,
            Audit audit,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.positions = positions;
        this.pairings = pairings;
        this.community = community;
        this.persons = persons;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Sets up a post under an id made by the client, or writes it anew; the same form again changes nothing.
     *
     * @throws Problem 400; 403; 404; 409 {@code position-closed}, {@code position-exists}; 422 {@code position-elsewhere}
     */
    @Transactional
    public Mono<Position> write(Actor actor, UUID id, PositionForm form) {
        actor.mustServe(form.village(), WRITERS);
        Position written = form.position(id, actor.person(), clock.instant());
        return positions
                .lock(actor.town(), id)
                .doOnNext(known -> mustStay(known, form))
                .filter(form::says)
                .switchIfEmpty(Mono.defer(() -> mustBeThere(actor.town(), form)
                        .then(positions.write(actor.town(), written))
                        .then(audit.record(actor, "duties.position-written", "position", id, null, form))
                        .thenReturn(written)));
    }

    private static void mustStay(Position known, PositionForm form) {
        known.mustBeOpen();
        if (!known.village().equals(form.village())) {
            throw Problem.refused("position-elsewhere", "岗位不能改到别的村");
        }
    }

    private Mono<Void> mustBeThere(UUID town, PositionForm form) {
        return community
                .village(town, form.village())
                .then(Mono.justOrEmpty(form.grid()))
                .flatMap(grid -> community.grid(town, grid))
                .filter(grid -> !grid.village().equals(form.village()))
                .flatMap(elsewhere -> Mono.<Void>error(Problem.invalid("grid", "这个村没有这个网格")));
    }

    /** Somebody comes into a vacant post. @throws Problem 400; 404; 409 {@code position-held}; 422 {@code cadre-needed} */
    @Transactional
    public Mono<Tenure> appoint(Actor actor, UUID id, Appointee appointee) {
        return locked(actor, id)
                .delayUntil(position -> mustBeVacant(actor.town(), id))
                .delayUntil(position -> mustFit(actor.town(), id, appointee))
                .map(position ->
                        appointee.tenure(ids.next(), id, Tenure.State.HELD, null, actor.person(), clock.instant()))
                .delayUntil(tenure -> positions.add(actor.town(), tenure))
                .delayUntil(tenure -> tell(actor, "duties.appointed", id, tenure.id(), null));
    }

    /** Who is meant is known in the town, and may look after the homes of the post. */
    Mono<Void> mustFit(UUID town, UUID position, Appointee appointee) {
        return pairings.of(town, position)
                .any(Pairing::worst)
                .doOnNext(worst -> appointee.mustFit(LocalDate.now(clock), worst))
                .then(Mono.justOrEmpty(appointee.person()))
                .flatMap(person ->
                        persons.name(town, person).switchIfEmpty(Mono.error(() -> Problem.invalid("person", "找不到这个人"))))
                .then();
    }

    private Mono<Void> mustBeVacant(UUID town, UUID position) {
        return positions
                .tenures(town, position)
                .any(tenure -> tenure.state() == Tenure.State.HELD)
                .filter(held -> !held)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("position-held", "这个岗位有人，请办交接")))
                .then();
    }

    /** The post is vacant from now on. @throws Problem 404; 409 {@code tenure-over} when that is no longer who holds it */
    @Transactional
    public Mono<Void> vacate(Actor actor, UUID id, UUID tenure, String reason) {
        return locked(actor, id)
                .flatMap(position -> positions
                        .tenures(actor.town(), id)
                        .filter(each -> each.id().equals(tenure) && each.state() == Tenure.State.HELD)
                        .next()
                        .switchIfEmpty(Mono.error(() -> Problem.conflict("tenure-over", "这个人已经不在这个岗位"))))
                .flatMap(held ->
                        positions.end(actor.town(), tenure, Tenure.State.ENDED, clock.instant(), reason.strip()))
                .then(Mono.defer(() -> tell(actor, "duties.vacated", id, tenure, reason)));
    }

    /** There is no such post any more. @throws Problem 404; 409 {@code position-held}, {@code position-closed} */
    @Transactional
    public Mono<Void> close(Actor actor, UUID id, String reason) {
        return locked(actor, id)
                .delayUntil(position -> mustBeVacant(actor.town(), id))
                .flatMap(position -> positions.close(actor.town(), id, actor.person(), clock.instant(), reason.strip()))
                .then(Mono.defer(() -> audit.record(actor, "duties.position-closed", "position", id, reason)));
    }

    /**
     * Gives a household to a post to look after; one that another post looks after goes over.
     *
     * @throws Problem 404; 422 {@code no-partner}, {@code cadre-needed}
     */
    @Transactional
    public Mono<Pairing> pair(Actor actor, UUID id, UUID household, boolean worst, String words) {
        return locked(actor, id)
                .delayUntil(position -> community
                        .household(actor.town(), household)
                        .filter(home -> home.village().equals(position.village()))
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("这户")))
                        .doOnNext(home -> home.mustBeActive()))
                .flatMap(position -> pairing(actor, position, household, worst, words.strip()));
    }

    private Mono<Pairing> pairing(Actor actor, Position position, UUID household, boolean worst, String words) {
        Instant now = clock.instant();
        Pairing pairing = new Pairing(
                ids.next(), position.id(), household, position.village(), worst, words, actor.person(), now);
        return positions
                .tenures(actor.town(), position.id())
                .collectList()
                .doOnNext(tenures -> pairing.mustSuit(position.kind(), heldByCadre(tenures)))
                .then(pairings.ofHousehold(actor.town(), household))
                .filter(known -> known.position().equals(position.id())
                        && known.worst() == worst
                        && known.words().equals(words))
                .switchIfEmpty(Mono.defer(() -> pairings.end(actor.town(), household, actor.person(), now)
                        .then(pairings.add(actor.town(), pairing))
                        .then(audit.record(actor, "duties.paired", "household", household, words, pairing))
                        .thenReturn(pairing)));
    }

    private static boolean heldByCadre(List<Tenure> tenures) {
        Tenure held = Positions.held(tenures);
        return held != null && held.cadre();
    }

    /** Nobody looks after the household from now on. @throws Problem 404 */
    @Transactional
    public Mono<Void> unpair(Actor actor, UUID id, UUID household) {
        return locked(actor, id)
                .flatMap(position -> pairings.ofHousehold(actor.town(), household)
                        .filter(known -> known.position().equals(id))
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("这户的包联"))))
                .flatMap(known -> pairings.end(actor.town(), household, actor.person(), clock.instant()))
                .then(Mono.defer(() -> audit.record(actor, "duties.unpaired", "household", household, null)));
    }

    private Mono<Position> locked(Actor actor, UUID id) {
        return positions
                .lock(actor.town(), id)
                .filter(position -> actor.serves(position.village(), DutyList.READERS))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个岗位")))
                .doOnNext(position -> actor.mustServe(position.village(), WRITERS))
                .map(Position::mustBeOpen);
    }

    private record Told(UUID position, UUID tenure) {}

    private Mono<Void> tell(
            Actor actor, String topic, UUID position, UUID tenure, @org.jspecify.annotations.Nullable String reason) {
        Told told = new Told(position, tenure);
        return audit.record(actor, topic, "position", position, reason, told)
                .then(outbox.tell(actor.town(), topic, position, told));
    }
}
