package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Many spots with one tap. Each has its own outcome, and one that is refused keeps no other from going on. */
@Component
class BatchDesk {

    /** Java compares ids as signed numbers, PostgreSQL byte by byte; rows are locked in one order only. */
    private static final Comparator<UUID> AS_THE_DATABASE = Comparator.comparing(UUID::toString);

    private final MoveDesk moves;
    private final Spots spots;

    BatchDesk(MoveDesk moves, Spots spots) {
        this.moves = moves;
        this.spots = spots;
    }

    /**
     * What became of one spot of a batch.
     *
     * @param state as it is now; null when the actor may not see it
     */
    record Outcome(
            UUID spot,
            boolean done,
            @Nullable SpotState state,
            @Nullable Refused problem) {}

    /** Why one was refused, as its own request would have been. */
    record Refused(int status, String type, String detail) {}

    @Transactional
    public Mono<List<Outcome>> accept(Actor actor, Asked.AcceptanceOfMany asked) {
        var acceptance = new Asked.Acceptance(SpotState.REPORTED, asked.reason(), null, null);
        return each(asked.spots(), id -> moves.accept(actor, id, acceptance));
    }

    /** Assigns each from the state it is in. */
    @Transactional
    public Mono<List<Outcome>> assign(Actor actor, Asked.AssignmentOfMany asked) {
        return each(
                asked.spots(),
                id -> spots.find(actor.town(), id)
                        .switchIfEmpty(Spots.unknown())
                        .flatMap(spot -> moves.assign(actor, id, assignment(spot.state(), asked))));
    }

    private static Asked.Assignment assignment(SpotState state, Asked.AssignmentOfMany asked) {
        return new Asked.Assignment(state, asked.route(), asked.post(), null, asked.days(), null);
    }

    /** In the order of their ids: two batches with the same spots wait for each other and do not deadlock. */
    private static Mono<List<Outcome>> each(List<UUID> ids, Function<UUID, Mono<Spot>> move) {
        return Flux.fromStream(ids.stream().distinct().sorted(AS_THE_DATABASE))
                .concatMap(id -> move.apply(id)
                        .map(spot -> new Outcome(id, true, spot.state(), null))
                        .onErrorResume(Problem.class, problem -> Mono.just(refused(id, problem))))
                .collectList();
    }

    private static Outcome refused(UUID id, Problem problem) {
        Object state = problem.properties().get("state");
        return new Outcome(
                id,
                false,
                state == null ? null : SpotState.valueOf(state.toString()),
                new Refused(problem.status(), problem.type(), problem.detail()));
    }
}
