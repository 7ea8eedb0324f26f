package cn.fengming.points.spots;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import cn.fengming.points.media.Recordings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Where spots come in, from whoever found them, and come back when they are dirty again. A report is made once, however
 * often it is sent.
 */
@Component
public class SpotDesk {

    private final Spots spots;
    private final Ways ways;
    private final Findings findings;
    private final Grounds grounds;
    private final Photos photos;
    private final Recordings recordings;
    private final Json json;
    private final Clock clock;

    SpotDesk(
            Spots spots,
            Ways ways,
            Findings findings,
            Grounds grounds,
            Photos photos,
            Recordings recordings,
            Json json,
            Clock clock) {
        this.spots = spots;
        this.ways = ways;
        this.findings = findings;
        this.grounds = grounds;
        this.photos = photos;
        this.recordings = recordings;
        this.json = json;
        this.clock = clock;
    }

    /** @param repeated the same had been sent before, and nothing changed */
    record Reported(Spot spot, boolean repeated) {}

    /**
     * Takes a report in under the id its sender made, with its photos, which have to be the sender's own and unused.
     *
     * @throws Problem 404 for a village, group or grid that is not there, or the id of somebody else's spot; 422 {@code
     *     spot-id-reused} when the id holds another report; 400 for photos that cannot be had
     */
    @Transactional
    public Mono<Reported> report(Actor actor, UUID id, NewSpot asked) {
        return report(actor, id, asked, Spots.Caller.NOBODY, "");
    }

    /** @param callerPrint stands for the caller in the fingerprint of what was sent */
    Mono<Reported> report(Actor actor, UUID id, NewSpot asked, Spots.Caller caller, String callerPrint) {
        ByteBuffer sent = hash(json.text(asked) + callerPrint);
        return spots.takeTurn(actor.town(), id)
                .then(Mono.defer(() -> spots.find(actor.town(), id)))
                .flatMap(found -> repeat(actor, found, sent))
                .switchIfEmpty(Mono.defer(() -> take(actor, id, asked, caller, sent)));
    }

    private Mono<Reported> repeat(Actor actor, Spot found, ByteBuffer sent) {
        if (!found.origin().by().equals(actor.person())) {
            return Spots.unknown();
        }
        return spots.sentHash(actor.town(), found.id())
                .filter(sent::equals)
                .switchIfEmpty(Mono.error(() -> Problem.refused("spot-id-reused", "这个编号已经报过另一个脏乱点，请重新填写")))
                .map(same -> new Reported(found, true));
    }

    private Mono<Reported> take(Actor actor, UUID id, NewSpot asked, Spots.Caller caller, ByteBuffer sent) {
        Instant now = clock.instant();
        return grounds.place(actor.town(), asked.village(), asked.where())
                .flatMap(where -> spots.nextCode(
                                actor.town(), LocalDate.now(clock).getYear())
                        .map(code -> spot(actor, id, code, asked.at(where), caller, now)))
                .delayUntil(spot -> spots.add(spot, caller, sent))
                .delayUntil(spot -> claim(actor, spot, Ways.REPORT, asked.photos()))
                .delayUntil(spot -> claim(actor, spot, Ways.AFTER, asked.afterPhotos()))
                .delayUntil(spot -> claimRecording(actor, spot))
                .delayUntil(spot -> ways.log(actor, null, spot, reported(actor, asked, now)))
                .delayUntil(spot -> ways.tell(spot, Move.REPORT))
                .map(spot -> new Reported(spot, false));
    }

    private static Spot spot(Actor actor, UUID id, String code, NewSpot asked, Spots.Caller caller, Instant now) {
        Origin origin = new Origin(
                asked.source(),
                actor.person(),
                actor.household(),
                Community.masked(actor.name()),
                caller.home(),
                asked.seen(now));
        return new Spot(
                id,
                actor.town(),
                code,
                asked.kind(),
                asked.village(),
                asked.where(),
                asked.words(),
                asked.recording(),
                origin,
                Course.reported(asked.selfCleaned(), now),
                0,
                Spot.Reward.NONE_YET,
                Shown.YES);
    }

    private static Deed reported(Actor actor, NewSpot asked, Instant now) {
        Capacity as = Grounds.at(actor, asked.village());
        return Deed.of(Move.REPORT, as, null, now).shownBy(asked.photos());
    }

    private Mono<Void> claim(Actor actor, Spot spot, String subject, Collection<UUID> pictures) {
        return photos.claim(actor, pictures, subject, spot.id(), Audience.staff(spot.village()));
    }

    private Mono<Void> claimRecording(Actor actor, Spot spot) {
        UUID recording = spot.recording();
        return recording == null
                ? Mono.empty()
                : recordings.claim(actor, recording, Ways.REPORT, spot.id(), spot.village());
    }

    /**
     * Says that a place is dirty again after it was written off: it is worked on anew, and counted as a relapse. Joins
     * the caller's transaction.
     *
     * @param pictures the actor's own, unused or of this spot already; at least one
     * @param asRecheck the re-inspection found it and writes a finding of its own, so that it does not count twice
     * @throws Problem 404 when the actor may not see it; 403, 409 {@code spot-state}, 422 {@code reopen-late}; 400 on
     *     {@code photos}
     */
    @Transactional
    public Mono<Spot> reopen(Actor actor, UUID id, String reason, List<UUID> pictures, boolean asRecheck) {
        return reopen(actor, id, SpotState.WRITTEN_OFF, reason, pictures, asRecheck);
    }

    /** As above, upon the state the sender saw. */
    @Transactional
    public Mono<Spot> reopen(Actor actor, UUID id, SpotState expected, String reason, List<UUID> pictures) {
        return reopen(actor, id, expected, reason, pictures, false);
    }

    private Mono<Spot> reopen(
            Actor actor, UUID id, SpotState expected, String reason, List<UUID> pictures, boolean asRecheck) {
        if (pictures.isEmpty() || pictures.size() > NewSpot.MOST_PHOTOS) {
            return Mono.error(Problem.invalid("photos", "请拍 1 到 " + NewSpot.MOST_PHOTOS + " 张照片"));
        }
        return ways.before(actor, id)
                .flatMap(party -> reopen(party, party.must(Move.REOPEN, expected), reason, pictures, asRecheck));
    }

    private Mono<Spot> reopen(Party party, Capacity as, String reason, List<UUID> pictures, boolean asRecheck) {
        Spot before = party.spot();
        Actor actor = party.actor();
        Deed deed = Deed.of(Move.REOPEN, as, reason, party.now()).shownBy(pictures);
        return photos.claim(actor, pictures, Ways.REPORT, before.id(), Ways.audience(before))
                .then(ways.make(actor, before, before.with(before.course().reopened(party.now())), deed))
                .delayUntil(spot -> asRecheck ? Mono.empty() : relapse(spot, reason, pictures, actor));
    }

    private Mono<Boolean> relapse(Spot spot, String reason, List<UUID> pictures, Actor actor) {
        return findings.add(
                spot,
                FindingCode.RELAPSE,
                String.valueOf(spot.version()),
                LocalDate.now(clock),
                reason,
                pictures,
                actor.person());
    }

    /**
     * A check of words or photos wants a person to look first: nobody else sees the spot until staff did. Joins the
     * caller's transaction; a spot that is gone or in doubt already stays as it is.
     *
     * @param words what the check said, for staff, at most 200 characters
     */
    @Transactional
    public Mono<Void> doubt(UUID town, UUID id, String words) {
        Actor system = Actor.system(town);
        return spots.lock(town, id)
                .onErrorComplete(Problem.class)
                .filter(spot -> spot.shown().doubt() == null)
                .flatMap(spot -> ways.make(
                        system,
                        spot,
                        spot.with(spot.course().noted(Move.DOUBT))
                                .with(spot.shown().doubted(words)),
                        Deed.of(Move.DOUBT, Capacity.SYSTEM, words, clock.instant())))
                .then();
    }

    private static ByteBuffer hash(String sent) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(sent.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
