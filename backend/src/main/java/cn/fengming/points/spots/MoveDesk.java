package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.media.Photo;
import cn.fengming.points.media.Photos;
import java.time.Duration;
import java.time.Instant;
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

    private static final String REPEATED_PICTURE = "整改后的照片和另一件用过的一样，请核对";

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
        return ways.before(actor, id).flatMap(party -> accept(party, asked));
    }

    private Mono<Spot> accept(Party party, Asked.Acceptance asked) {
        Spot before = party.spot();
        Capacity as = party.must(Move.ACCEPT, asked.expected());
        mustBeLookedAt(before, asked);
        boolean listed = !Boolean.FALSE.equals(asked.listed());
        Spot after = before.with(before.course().accepted(party.now()))
                .with(new Shown(listed, before.shown().hiding(), null));
        Deed deed = Deed.of(Move.ACCEPT, as, asked.reason(), party.now()).deciding(Decided.listed(listed));
        return ways.make(party.actor(), before, after, deed)
                .flatMap(spot -> spot.course().selfCleaned() ? cleanedByReporter(spot, party.now()) : Mono.just(spot));
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

    /** @throws Problem 400 on {@code reason} when there is neither a reason nor a ready-made one */
    @Transactional(propagation = Propagation.NESTED)
    public Mono<Spot> decline(Actor actor, UUID id, Asked.Refusal asked) {
        return Mono.zip(ways.before(actor, id), templates.reason(actor.town(), asked.reason(), asked.template()))
                .flatMap(found -> decline(found.getT1(), asked.expected(), found.getT2()));
    }

    private Mono<Spot> decline(Party party, SpotState expected, String reason) {
        Capacity as = party.must(Move.DECLINE, expected);
        Course declined = party.spot().course().declined(party.now());
        return move(party, declined, Deed.of(Move.DECLINE, as, reason, party.now()));
    }

    private Mono<Spot> move(Party party, Course after, Deed deed) {
        return ways.make(party.actor(), party.spot(), party.spot().with(after), deed);
    }

    /** @throws Problem as {@link Assigning#task} */
    @Transactional(propagation = Propagation.NESTED)
    public Mono<Spot> assign(Actor actor, UUID id, Asked.Assignment asked) {
        return ways.before(actor, id).flatMap(party -> assign(party, party.must(Move.ASSIGN, asked.expected()), asked));
    }

    private Mono<Spot> assign(Party party, Capacity as, Asked.Assignment asked) {
        Deed deed = Deed.of(Move.ASSIGN, as, asked.words(), party.now());
        return assigning
                .task(party.spot(), asked, party.now())
                .flatMap(task -> move(
                        party,
                        party.spot().course().assigned(task, party.now()),
                        deed.deciding(Decided.assigned(task))));
    }

    /** "Not mine": the deadline stays. */
    @Transactional(propagation = Propagation.NESTED)
    public Mono<Spot> handOver(Actor actor, UUID id, Asked.HandOver asked) {
        return ways.before(actor, id)
                .flatMap(party -> handOver(party, party.must(Move.HAND_OVER, asked.expected()), asked));
    }

    private Mono<Spot> handOver(Party party, Capacity as, Asked.HandOver asked) {
        Deed deed = Deed.of(Move.HAND_OVER, as, asked.reason(), party.now());
        return assigning
                .post(party.spot(), asked.post())
                .flatMap(post -> move(
                        party,
                        party.spot().course().handedOver(post, party.now()),
                        deed.deciding(Decided.handedTo(post))));
    }

    @Transactional(propagation = Propagation.NESTED)
    public Mono<Spot> start(Actor actor, UUID id, Asked.Start asked) {
        return ways.before(actor, id).flatMap(party -> start(party, party.must(Move.START, asked.expected())));
    }

    private Mono<Spot> start(Party party, Capacity as) {
        return move(party, party.spot().course().started(party.now()), Deed.of(Move.START, as, null, party.now()));
    }

    /** @throws Problem 400 without a picture after or a place */
    @Transactional(propagation = Propagation.NESTED)
    public Mono<Spot> rectify(Actor actor, UUID id, Asked.Cleaned asked) {
        return ways.before(actor, id)
                .flatMap(party -> rectify(party, party.must(Move.RECTIFY, asked.expected()), asked));
    }

    private Mono<Spot> rectify(Party party, Capacity as, Asked.Cleaned asked) {
        Spot before = party.spot();
        Rectification proof = asked.proof();
        return photos.claim(party.actor(), proof.photos(), Ways.AFTER, before.id(), Ways.audience(before))
                .then(rectified(party.actor(), as, before, proof, asked.words(), party.now()));
    }

    private Mono<Spot> rectified(
            Actor actor, Capacity as, Spot before, Rectification proof, @Nullable String words, Instant now) {
        Deed deed = Deed.of(Move.RECTIFY, as, words, now)
                .deciding(Decided.at(proof.place()))
                .shownBy(proof.photos());
        return settings.of(before.town())
                .map(rules -> before.course()
                        .rectified(
                                proof,
                                actor.person(),
                                actor.household(),
                                now.plus(Duration.ofDays(rules.verifyDays())),
                                reporterCannotVerify(actor, before),
                                now))
                .flatMap(done -> ways.make(actor, before, before.with(done), deed))
                .flatMap(done -> mustBeFresh(done, now));
    }

    /** A picture after that has served for another spot puts nothing right: staff look before anybody else does. */
    private Mono<Spot> mustBeFresh(Spot spot, Instant now) {
        return photos.twins(spot.town(), Ways.AFTER, spot.id())
                .collectList()
                .flatMap(twins -> twins.isEmpty() || spot.shown().doubt() != null
                        ? Mono.just(spot)
                        : doubted(spot, Deed.of(Move.DOUBT, Capacity.SYSTEM, REPEATED_PICTURE, now)));
    }

    private Mono<Spot> doubted(Spot spot, Deed deed) {
        Spot after =
                spot.with(spot.course().noted(Move.DOUBT)).with(spot.shown().doubted(REPEATED_PICTURE));
        return ways.make(Actor.system(spot.town()), spot, after, deed);
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
        return Mono.zip(ways.before(actor, id), settings.of(actor.town()))
                .flatMap(found -> sendBack(found.getT1(), found.getT2(), asked));
    }

    private Mono<Spot> sendBack(Party party, SpotSettings rules, Asked.SendingBack asked) {
        Spot before = party.spot();
        Capacity as = party.must(Move.SEND_BACK, asked.expected());
        Course after = before.course().sentBack(newDue(before, rules, party.now()), party.now());
        Task task = after.task();
        Deed deed = Deed.of(Move.SEND_BACK, as, asked.reason(), party.now())
                .deciding(Decided.due(task == null ? null : task.dueAt()))
                .shownBy(asked.pictures());
        return photos.claim(party.actor(), asked.pictures(), Ways.REPORT, before.id(), Ways.audience(before))
                .then(move(party, after, deed));
    }

    private static Instant newDue(Spot spot, SpotSettings rules, Instant now) {
        Task task = spot.task();
        Route route = task == null ? Route.GRID : task.route();
        return now.plus(Duration.ofDays(rules.of(spot.kind()).days(route, null)));
    }

    /** What the reporter earns by it never stands in the way. */
    @Transactional(propagation = Propagation.NESTED)
    public Mono<Spot> verify(Actor actor, UUID id, Asked.Agreement asked) {
        return ways.before(actor, id)
                .flatMap(party -> verify(party, party.must(Move.VERIFY, asked.expected()), asked.words()));
    }

    private Mono<Spot> verify(Party party, Capacity as, @Nullable String words) {
        Spot before = party.spot();
        Spot verified = before.with(before.course().verified(party.actor().person(), party.now()));
        Deed deed = Deed.of(Move.VERIFY, as, words, party.now());
        return rewards.decide(party.actor(), as, verified)
                .flatMap(after -> ways.make(party.actor(), before, after, deed));
    }

    @Transactional(propagation = Propagation.NESTED)
    public Mono<Spot> writeOff(Actor actor, UUID id, Asked.Agreement asked) {
        return ways.before(actor, id)
                .flatMap(party -> writeOff(party, party.must(Move.WRITE_OFF, asked.expected()), asked.words()));
    }

    private Mono<Spot> writeOff(Party party, Capacity as, @Nullable String words) {
        Course off = party.spot().course().writtenOff(party.now());
        return move(party, off, Deed.of(Move.WRITE_OFF, as, words, party.now()));
    }
}
