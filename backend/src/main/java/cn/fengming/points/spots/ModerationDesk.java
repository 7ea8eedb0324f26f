package cn.fengming.points.spots;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Takes a spot out of everybody's sight and brings it back. Nothing is deleted: the original stays with its photos, and
 * who hid it and why is in its log and in the audit.
 */
@Component
class ModerationDesk {

    private final Ways ways;
    private final Audit audit;

    ModerationDesk(Ways ways, Audit audit) {
        this.ways = ways;
        this.audit = audit;
    }

    /** @throws Problem 404, 403; 409 {@code spot-hidden} when it is hidden already */
    @Transactional
    public Mono<Spot> hide(Actor actor, UUID id, String reason) {
        return ways.before(actor, id).flatMap(party -> hide(party, party.must(Move.HIDE), reason));
    }

    private Mono<Spot> hide(Party party, Capacity as, String reason) {
        Shown shown = party.spot().shown();
        if (shown.hiding() != null) {
            return Mono.error(Problem.conflict("spot-hidden", "这个脏乱点已经隐藏"));
        }
        Shown.Hiding hiding = new Shown.Hiding(party.now(), party.actor().person(), reason);
        return change(party, Move.HIDE, as, shown.hidden(hiding), reason);
    }

    /** @throws Problem 404, 403; 409 {@code spot-shown} when it is not hidden */
    @Transactional
    public Mono<Spot> show(Actor actor, UUID id, String reason) {
        return ways.before(actor, id).flatMap(party -> show(party, party.must(Move.SHOW), reason));
    }

    private Mono<Spot> show(Party party, Capacity as, String reason) {
        Shown shown = party.spot().shown();
        return shown.hiding() == null
                ? Mono.error(Problem.conflict("spot-shown", "这个脏乱点没有隐藏"))
                : change(party, Move.SHOW, as, shown.hidden(null), reason);
    }

    /** Puts it on public lists or keeps it off. Listing also settles what a check was in doubt about. */
    @Transactional
    public Mono<Spot> list(Actor actor, UUID id, boolean listed, String reason) {
        Move move = listed ? Move.LIST : Move.UNLIST;
        return ways.before(actor, id)
                .flatMap(party -> change(
                        party, move, party.must(move), party.spot().shown().listed(listed), reason));
    }

    private Mono<Spot> change(Party party, Move move, Capacity as, Shown shown, String reason) {
        Spot before = party.spot();
        Spot after = before.with(before.course().noted(move)).with(shown);
        return ways.make(party.actor(), before, after, Deed.of(move, as, reason, party.now()))
                .delayUntil(spot -> audit.record(party.actor(), action(move), "spot", spot.id(), reason));
    }

    private static String action(Move move) {
        return switch (move) {
            case HIDE -> "spots.hidden";
            case SHOW -> "spots.shown";
            case LIST -> "spots.listed";
            default -> "spots.unlisted";
        };
    }
}
