package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The one way a move is carried out: the row, its line in the log, who may see the photos, and what others are told, in
 * the caller's transaction.
 */
@Component
class Ways {

    /** Photos of what is dirty, and of what it looks like afterwards. */
    static final String REPORT = "spots.report";

    static final String AFTER = "spots.after";

    private final Spots spots;
    private final Steps steps;
    private final Voices voices;
    private final SettingsShelf settings;
    private final Photos photos;
    private final Outbox outbox;
    private final Json json;
    private final Clock clock;

    Ways(
            Spots spots,
            Steps steps,
            Voices voices,
            SettingsShelf settings,
            Photos photos,
            Outbox outbox,
            Json json,
            Clock clock) {
        this.spots = spots;
        this.steps = steps;
        this.voices = voices;
        this.settings = settings;
        this.photos = photos;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** Locks a spot and says what the actor is to it. 404 when there is none, or none they may see. */
    Mono<Party> before(Actor actor, UUID id) {
        return spots.lock(actor.town(), id)
                .flatMap(spot -> party(actor, spot))
                .filter(Party::maySee)
                .switchIfEmpty(Spots.unknown());
    }

    Mono<Party> party(Actor actor, Spot spot) {
        return Mono.zip(voices.has(actor.town(), spot.id(), actor.person()), settings.of(actor.town()))
                .map(found -> party(actor, spot, found.getT1(), found.getT2()));
    }

    Party party(Actor actor, Spot spot, boolean witness, SpotSettings rules) {
        var writtenOff = spot.course().writtenOffAt();
        return new Party(
                actor,
                spot,
                witness,
                writtenOff == null ? null : writtenOff.plus(Duration.ofDays(rules.reopenDays())),
                clock.instant());
    }

    /** Writes a move down. Emits the spot as it is now. */
    Mono<Spot> make(Actor actor, Spot before, Spot after, Deed deed) {
        return spots.save(after, before.version())
                .then(log(actor, before.state(), after, deed))
                .then(before.isPublic() == after.isPublic() ? Mono.empty() : showPhotos(after))
                .then(tell(after, deed.move()))
                .thenReturn(after);
    }

    Mono<Void> log(Actor actor, @Nullable SpotState from, Spot after, Deed deed) {
        Object details = deed.details();
        return steps.add(
                after.town(),
                new SpotStep(
                        after.id(),
                        after.version(),
                        deed.move(),
                        from,
                        after.state(),
                        actor.person(),
                        actor.household(),
                        deed.as(),
                        deed.at(),
                        deed.reason(),
                        details == null ? null : json.text(details),
                        deed.photos()));
    }

    Mono<Void> tell(Spot spot, Move move) {
        String topic = move.topic();
        return topic == null ? Mono.empty() : outbox.tell(spot.town(), topic, spot.id(), Told.of(spot));
    }

    /** Everybody sees the photos of a public spot; of any other only the staff of the village and who took them. */
    private Mono<Void> showPhotos(Spot spot) {
        return photos.show(spot.town(), REPORT, spot.id(), audience(spot))
                .then(photos.show(spot.town(), AFTER, spot.id(), audience(spot)));
    }

    static Audience audience(Spot spot) {
        return spot.isPublic() ? Audience.everybody(spot.village()) : Audience.staff(spot.village());
    }
}
