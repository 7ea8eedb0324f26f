package cn.fengming.points.community;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * How every change of a household begins and ends: its row is locked, the right and the state are checked; and what
 * changed goes into its history and the audit, in the same transaction.
 */
@Component
class HouseholdFiles {

    private final Households households;
    private final Changes changes;
    private final Audit audit;

    HouseholdFiles(Households households, Changes changes, Audit audit) {
        this.households = households;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Locks an active household that the actor may keep the register of.
     *
     * @throws Problem 404 unknown in the town, 403 not the actor's village, 409 merged or moved away
     */
    Mono<Household> open(Actor actor, UUID household) {
        return openAny(actor, household).map(Household::mustBeActive);
    }

    /** As {@link #open}, whatever the state. */
    Mono<Household> openAny(Actor actor, UUID household) {
        return households
                .lock(actor.town(), List.of(household))
                .singleOrEmpty()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这户")))
                .doOnNext(found -> mustKeep(actor, found.village()));
    }

    /** Locks two households of the town, in the order of their ids, and returns them in the order asked for. */
    Mono<Pair> lockBoth(UUID town, UUID first, UUID second) {
        if (first.equals(second)) {
            return Mono.error(() -> Problem.invalid("other", "请选择另外一户"));
        }
        return households
                .lock(town, List.of(first, second))
                .collectList()
                .filter(found -> found.size() == 2)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这户")))
                .map(found -> found.get(0).id().equals(first)
                        ? new Pair(found.get(0), found.get(1))
                        : new Pair(found.get(1), found.get(0)));
    }

    record Pair(Household first, Household second) {}

    /** @throws Problem 403 when the actor does not keep the register of that village */
    static void mustKeep(Actor actor, UUID village) {
        actor.mustServe(village, Role.COMMITTEE, Role.TOWN);
    }

    /** Writes the change into the history and the audit. */
    Mono<Void> note(
            Actor actor,
            UUID household,
            ChangeKind kind,
            @Nullable String reason,
            @Nullable Object before,
            @Nullable Object after) {
        return changes.add(actor, household, kind, reason, before, after)
                .then(audit.record(actor, kind.action(), "household", household, reason));
    }
}
