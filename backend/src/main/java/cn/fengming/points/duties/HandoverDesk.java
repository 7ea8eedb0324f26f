package cn.fengming.points.duties;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * 交接: a post goes over from one to the next when both said what is open. Whoever uses the program says so themselves;
 * for somebody who does not, the committee writes it down, and never for both sides by the same person.
 */
@Component
public class HandoverDesk {

    private final Positions positions;
    private final Handovers handovers;
    private final PositionDesk desk;
    private final Audit audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    HandoverDesk(
            Positions positions,
            Handovers handovers,
            PositionDesk desk,
            Audit audit,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.positions = positions;
        this.handovers = handovers;
        this.desk = desk;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A handover as its sides read it.
     *
     * @param title what post it is, in words
     * @param side which side the reader is; null for staff who write it down
     */
    record Sheet(Handover handover, String title, String from, String to, Handover.@Nullable Side side) {}

    /**
     * Begins a handover under an id made by the client, from whoever holds the post or held it last; the same id again
     * answers what stands.
     *
     * @throws Problem 400; 404; 409 {@code handover-open}; 422 {@code nobody-leaves}, {@code cadre-needed}
     */
    @Transactional
    public Mono<Handover> begin(Actor actor, UUID position, UUID id, Appointee successor, List<String> items) {
        return locked(actor, position)
                .flatMap(known -> handovers.find(actor.town(), id))
                .filter(known -> known.position().equals(position))
                .switchIfEmpty(Mono.defer(() -> started(actor, position, id, successor, items)));
    }

    private Mono<Handover> started(Actor actor, UUID position, UUID id, Appointee successor, List<String> items) {
        return handovers
                .openOf(actor.town(), position)
                .flatMap(open -> Mono.<Tenure>error(Problem.conflict("handover-open", "这个岗位正在交接，请先办完")))
                .switchIfEmpty(Mono.defer(() -> leaving(actor.town(), position)))
                .delayUntil(from -> desk.mustFit(actor.town(), position, successor))
                .flatMap(from -> write(actor, id, from, successor, items));
    }

    /** Who holds the post, or whose term ran out last. */
    private Mono<Tenure> leaving(UUID town, UUID position) {
        return positions
                .tenures(town, position)
                .filter(tenure -> tenure.state() == Tenure.State.HELD || tenure.state() == Tenure.State.LAPSED)
                .sort(java.util.Comparator.comparing(Tenure::state))
                .next()
                .switchIfEmpty(Mono.error(() -> Problem.refused("nobody-leaves", "这个岗位没有前任，请直接任命")));
    }

    private Mono<Handover> write(Actor actor, UUID id, Tenure from, Appointee successor, List<String> items) {
        Tenure to = successor.tenure(
                ids.next(), from.position(), Tenure.State.COMING, from.id(), actor.person(), clock.instant());
        Handover handover = new Handover(
                id,
                from.position(),
                from.id(),
                to.id(),
                items.stream().map(String::strip).toList(),
                null,
                null,
                null,
                null,
                null,
                actor.person(),
                clock.instant());
        return positions
                .add(actor.town(), to)
                .then(handovers.add(actor.town(), handover))
                .then(audit.record(actor, "duties.handover-begun", "position", from.position(), null, handover))
                .then(outbox.tell(actor.town(), "duties.handover-begun", from.position(), new Told(id, to.id())))
                .thenReturn(handover);
    }

    private record Told(UUID handover, UUID tenure) {}

    /**
     * One side says that it handed over, or took over, what is listed; the second word moves the post.
     *
     * @throws Problem 403 for somebody else; 404; 409 {@code handover-over}; 422 {@code same-person}
     */
    @Transactional
    public Mono<Handover> confirm(Actor actor, UUID id, Handover.Side side) {
        return found(actor.town(), id)
                .delayUntil(handover -> positions.lock(actor.town(), handover.position()))
                .flatMap(seen -> found(actor.town(), id)) // as it is now that the post waits for us
                .delayUntil(handover -> mustSpeakFor(actor, handover, side))
                .flatMap(handover -> said(actor, handover, handover.confirmed(side, actor.person(), clock.instant())));
    }

    private Mono<Handover> said(Actor actor, Handover before, Handover after) {
        if (after == before) {
            return Mono.just(after);
        }
        return handovers
                .save(actor.town(), after)
                .then(audit.record(actor, "duties.handover-confirmed", "position", after.position(), null, after))
                .then(after.done() ? move(actor, after) : Mono.empty())
                .thenReturn(after);
    }

    private Mono<Void> move(Actor actor, Handover handover) {
        return positions
                .end(actor.town(), handover.fromTenure(), Tenure.State.ENDED, clock.instant(), "交接")
                .then(positions.begin(actor.town(), handover.toTenure()))
                .then(outbox.tell(
                        actor.town(),
                        "duties.handed-over",
                        handover.position(),
                        new Told(handover.id(), handover.toTenure())));
    }

    /** It comes to nothing; the post stays where it was. @throws Problem 404; 409 {@code handover-over} */
    @Transactional
    public Mono<Handover> withdraw(Actor actor, UUID id, String reason) {
        return found(actor.town(), id)
                .delayUntil(handover -> locked(actor, handover.position()))
                .flatMap(seen -> found(actor.town(), id))
                .map(handover -> handover.withdrawn(clock.instant()))
                .delayUntil(handover -> handovers.save(actor.town(), handover))
                .delayUntil(handover -> positions.end(
                        actor.town(), handover.toTenure(), Tenure.State.WITHDRAWN, clock.instant(), reason.strip()))
                .delayUntil(handover ->
                        audit.record(actor, "duties.handover-withdrawn", "position", handover.position(), reason));
    }

    private Mono<Void> mustSpeakFor(Actor actor, Handover handover, Handover.Side side) {
        UUID tenure = side == Handover.Side.GIVING ? handover.fromTenure() : handover.toTenure();
        return Mono.zip(
                        positions.find(actor.town(), handover.position()),
                        positions
                                .tenures(actor.town(), handover.position())
                                .filter(each -> each.id().equals(tenure))
                                .next())
                .doOnNext(known -> mustSpeak(actor, known.getT1(), known.getT2()))
                .then();
    }

    private static void mustSpeak(Actor actor, Position position, Tenure tenure) {
        boolean self = actor.person().equals(tenure.person());
        boolean written = tenure.person() == null && actor.serves(position.village(), PositionDesk.WRITERS);
        if (!self && !written) {
            boolean sees = actor.serves(position.village(), DutyList.READERS);
            throw sees ? Problem.forbidden("由" + tenure.name() + "本人确认") : Problem.notFound("这次交接");
        }
    }

    /** Open handovers in which the actor is one of the sides. */
    Flux<Sheet> mine(Actor actor) {
        return handovers
                .openFor(actor.town(), actor.person())
                .concatMap(handover -> Mono.zip(
                                positions.find(actor.town(), handover.position()),
                                positions
                                        .tenures(actor.town(), handover.position())
                                        .collectMap(Tenure::id))
                        .map(known -> {
                            Tenure from = java.util.Objects.requireNonNull(
                                    known.getT2().get(handover.fromTenure()));
                            Tenure to = java.util.Objects.requireNonNull(
                                    known.getT2().get(handover.toTenure()));
                            return sheet(actor, handover, known.getT1(), from, to);
                        }));
    }

    private static Sheet sheet(Actor actor, Handover handover, Position position, Tenure from, Tenure to) {
        String title = position.kind().words() + " " + position.title();
        Handover.Side side = actor.person().equals(from.person()) ? Handover.Side.GIVING : Handover.Side.TAKING;
        return new Sheet(handover, title, from.name(), to.name(), side);
    }

    private Mono<Handover> found(UUID town, UUID id) {
        return handovers.find(town, id).switchIfEmpty(Mono.error(() -> Problem.notFound("这次交接")));
    }

    private Mono<Position> locked(Actor actor, UUID position) {
        return positions
                .lock(actor.town(), position)
                .filter(known -> actor.serves(known.village(), DutyList.READERS))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个岗位")))
                .doOnNext(known -> actor.mustServe(known.village(), PositionDesk.WRITERS))
                .map(Position::mustBeOpen);
    }
}
