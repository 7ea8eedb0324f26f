package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.media.Photo;
import cn.fengming.points.media.Photos;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Moves a spot from its acceptance to its write-off, for whoever holds the post that may. Each move stands or falls on
 * its own, also inside a batch: what is refused leaves the others alone.
 */
@Component
class MoveDesk {

    private final Ways ways;
    private final Templates templates;
    private final SettingsShelf settings;
    private final Assigning assigning;
    private final Rewards rewards;
    private final Photos photos;

    MoveDesk(
            Ways ways,
            Templates templates,
            SettingsShelf settings,
            Assigning assigning,
            Rewards rewards,
            Photos photos) {
        this.ways = ways;
        this.templates = templates;
        this.settings = settings;
        this.assigning = assigning;
        this.rewards = rewards;
        this.photos = photos;
    }

    /** What the reporter cleaned up already goes on to be verified at once. */
    @Transactional(propagation = Propagation.NESTED)
    public Mono<Spot> accept(Actor actor, UUID id, Asked.Acceptance asked) {
        return ways.before(actor, id).flatMap(party -> {
            Spot before = party.spot();
            Capacity as = party.must(Move.ACCEPT, asked.expected());
            mustBeLookedAt(before, asked);
            boolean listed = !Boolean.FALSE.equals(asked.listed());
            Shown shown = before.shown().doubted(null);
            Spot after = before.with(before.course().accepted(party.now()))
                    .with(new Shown(listed, shown.hiding(), shown.doubt()));
            Deed deed = Deed.of(Move.ACCEPT, as, asked.reason(), party.now()).deciding(Decided.listed(listed));
            return ways.make(actor, before, after, deed)
                    .flatMap(spot ->
                            spot.course().selfCleaned() ? cleanedByReporter(spot, party.now()) : Mono.just(spot));
        });
    }

    private static void mustBeLookedAt(Spot spot, Asked.Acceptance asked) {
        if (spot.shown().doubt() != null && !Boolean.TRUE.equals(asked.cleared())) {
            throw Problem.refused("spot-doubted", "这一件的文字或照片要先看过，确认没有问题再受理")
                    .with("doubt", spot.shown().doubt());
        }
    }

    private Mono<Spot> cleanedByReporter(Spot spot, Instant now) {
        Origin origin = spot.origin();
        Actor reporter = new Actor(spot.town(), origin.by(), origin.masked(), origin.from(), null, Set.of());
        return photos.of(spot.town(), Ways.AFTER, spot.id())
                .map(Photo::id)
                .collectList()
                .map(after -> new Rectification(
                        after, spot.where().latitude(), spot.where().longitude(), "反映时已自行清理"))
                .flatMap(proof -> rectified(reporter, Capacity.REPORTER, spot, proof, null, now));
    }

    @Transactional(propagation = Propagation.NESTED)
    public Mono<Spot> decline(Actor actor, UUID id, Asked.Refusal asked) {
        return ways.before(actor, id)
                .zipWith(templates.reason(actor.town(), asked.reason(), asked.template()))
                .flatMap(found -> {
                    Party party = found.getT1();
                    Spot before = party.spot();
                    Capacity as = party.must(Move.DECLINE, asked.expected());
                    return ways.make(
                            actor,
                            before,
                            before.with(before.course().declined(party.now())),
                            Deed.of(Move.DECLINE, as, found.getT2(), party.now()));
                });
    }

    @Transactional(propagation = Propagation.NESTED)
    public Mono<Spot> assign(Actor actor, UUID id, Asked.Assignment asked) {
        return ways.before(actor, id).flatMap(party -> {
            Capacity as = party.must(Move.ASSIGN, asked.expected());
            return assigning
                    .task(party.spot(), asked, party.now())
                    .flatMap(task -> assigned(party, as, task, asked.words()));
        });
    }

    private Mono<Spot> assigned(Party party, Capacity as, Task task, @Nullable String words) {
        Spot before = party.spot();
        return ways.make(
                party.actor(),
                before,
                before.with(before.course().assigned(task, party.now())),
                Deed.of(Move.ASSIGN, as, words, party.now()).deciding(Decided.assigned(task)));
    }

    /** "Not mine": the deadline stays. */
    @Transactional(propagation = Propagation.NESTED)
    public Mono<Spot> handOver(Actor actor, UUID id, Asked.HandOver asked) {
        return ways.before(actor, id).flatMap(party -> {
            Capacity as = party.must(Move.HAND_OVER, asked.expected());
            return assigning
                    .post(party.spot(), asked.post())
                    .flatMap(post -> ways.make(
                            actor,
                            party.spot(),
                            party.spot().with(party.spot().course().handedOver(post, party.now())),
                            Deed.of(Move.HAND_OVER, as, asked.reason(), party.now())
                                    .deciding(Decided.handedTo(post))));
        });
    }

    @Transactional(propagation = Propagation.NESTED)
    public Mono<Spot> start(Actor actor, UUID id, Asked.Start asked) {
        return ways.before(actor, id).flatMap(party -> {
            Spot before = party.spot();
            Capacity as = party.must(Move.START, asked.expected());
            return ways.make(
                    actor,
                    before,
                    before.with(before.course().started(party.now())),
                    Deed.of(Move.START, as, null, party.now()));
        });
    }

    /** @throws Problem 400 without a picture after or a place */
    @Transactional(propagation = Propagation.NESTED)
    public Mono<Spot> rectify(Actor actor, UUID id, Asked.Cleaned asked) {
        return ways.before(actor, id).flatMap(party -> {
            Spot before = party.spot();
            Capacity as = party.must(Move.RECTIFY, asked.expected());
            Rectification proof = asked.proof();
            return photos.claim(actor, proof.photos(), Ways.AFTER, before.id(), Ways.audience(before))
                    .then(Mono.defer(() -> rectified(actor, as, before, proof, asked.words(), party.now())));
        });
    }

    private Mono<Spot> rectified(
            Actor actor, Capacity as, Spot before, Rectification proof, @Nullable String words, Instant now) {
        return settings.of(before.town()).flatMap(rules -> {
            Course done = before.course()
                    .rectified(
                            proof,
                            actor.person(),
                            actor.household(),
                            now.plus(Duration.ofDays(rules.verifyDays())),
                            reporterCannotVerify(actor, before),
                            now);
            Deed deed = Deed.of(Move.RECTIFY, as, words, now)
                    .deciding(Decided.at(proof.place()))
                    .shownBy(proof.photos());
            return ways.make(actor, before, before.with(done), deed);
        });
    }

    /** Nobody to ask, or it is the reporter's own work or home. */
    private static boolean reporterCannotVerify(Actor rectifier, Spot spot) {
        Origin origin = spot.origin();
        UUID home = origin.household();
        return !origin.canBeAsked()
                || origin.by().equals(rectifier.person())
                || (home != null && (home.equals(rectifier.household()) || home.equals(spot.home())));
    }

    @Transactional(propagation = Propagation.NESTED)
    public Mono<Spot> sendBack(Actor actor, UUID id, Asked.SendingBack asked) {
        List<UUID> pictures = asked.pictures();
        return ways.before(actor, id).zipWith(settings.of(actor.town())).flatMap(found -> {
            Party party = found.getT1();
            Spot before = party.spot();
            Capacity as = party.must(Move.SEND_BACK, asked.expected());
            Spot after = before.with(before.course().sentBack(newDue(before, found.getT2(), party.now()), party.now()));
            Task task = after.task();
            Deed deed = Deed.of(Move.SEND_BACK, as, asked.reason(), party.now())
                    .deciding(Decided.due(task == null ? null : task.dueAt()))
                    .shownBy(pictures);
            return photos.claim(actor, pictures, Ways.REPORT, before.id(), Ways.audience(before))
                    .then(ways.make(actor, before, after, deed));
        });
    }

    private static Instant newDue(Spot spot, SpotSettings rules, Instant now) {
        Task task = spot.task();
        Route route = task == null ? Route.GRID : task.route();
        return now.plus(Duration.ofDays(rules.of(spot.kind()).days(route, null)));
    }

    /** What the reporter earns by it never stands in the way. */
    @Transactional(propagation = Propagation.NESTED)
    public Mono<Spot> verify(Actor actor, UUID id, Asked.Agreement asked) {
        return ways.before(actor, id).flatMap(party -> {
            Spot before = party.spot();
            Capacity as = party.must(Move.VERIFY, asked.expected());
            Spot verified = before.with(before.course().verified(actor.person(), party.now()));
            return rewards.decide(actor, as, verified)
                    .flatMap(after ->
                            ways.make(actor, before, after, Deed.of(Move.VERIFY, as, asked.words(), party.now())));
        });
    }

    @Transactional(propagation = Propagation.NESTED)
    public Mono<Spot> writeOff(Actor actor, UUID id, Asked.Agreement asked) {
        return ways.before(actor, id).flatMap(party -> {
            Spot before = party.spot();
            Capacity as = party.must(Move.WRITE_OFF, asked.expected());
            return ways.make(
                    actor,
                    before,
                    before.with(before.course().writtenOff(party.now())),
                    Deed.of(Move.WRITE_OFF, as, asked.words(), party.now()));
        });
    }
}
