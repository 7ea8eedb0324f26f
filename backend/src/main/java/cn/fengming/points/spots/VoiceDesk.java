package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** "I see it too" (我也看到了): one voice a person, none to one's own report. */
@Component
class VoiceDesk {

    /** Photos of those who saw it too: for staff only, as they were not asked for by anybody who looks at the spot. */
    static final String PHOTOS = "spots.voice";

    private final Spots spots;
    private final Voices voices;
    private final Ways ways;
    private final Photos photos;

    VoiceDesk(Spots spots, Voices voices, Ways ways, Photos photos) {
        this.spots = spots;
        this.voices = voices;
        this.ways = ways;
        this.photos = photos;
    }

    /** @throws Problem 404; 409 {@code spot-state} when it is closed; 422 {@code own-spot} */
    @Transactional
    public Mono<Party> add(Actor actor, UUID id, Asked.Voice asked) {
        return spots.lock(actor.town(), id)
                .flatMap(spot -> ways.party(actor, spot))
                .filter(party -> party.maySee() || offered(party.spot()))
                .switchIfEmpty(Spots.unknown())
                .doOnNext(VoiceDesk::mustBeOpen)
                .delayUntil(party -> add(party, asked))
                .flatMap(party -> spots.find(actor.town(), id))
                .flatMap(spot -> ways.party(actor, spot));
    }

    /** Anybody about to report the same may be shown that it is reported already. */
    static boolean offered(Spot spot) {
        return spot.shown().toEverybody() && spot.state().stage() != SpotState.Stage.CLOSED;
    }

    private static void mustBeOpen(Party party) {
        Spot spot = party.spot();
        if (spot.state().stage() == SpotState.Stage.CLOSED) {
            throw Problem.conflict("spot-state", "这个脏乱点已经是“" + spot.state().words() + "”；现在又脏了，请重开或重新反映")
                    .with("state", spot.state().name())
                    .with("mergedInto", spot.course().mergedInto());
        }
        if (party.reporter()) {
            throw Problem.refused("own-spot", "这是您自己反映的，不用再附议");
        }
    }

    private Mono<Void> add(Party party, Asked.Voice asked) {
        Spot spot = party.spot();
        return voices.add(party.actor(), spot.id(), asked.words())
                .filter(added -> added)
                .flatMap(added -> photos.claim(
                                party.actor(), asked.pictures(), PHOTOS, spot.id(), Audience.staff(spot.village()))
                        .then(spots.countVoices(spot.town(), spot.id())));
    }
}
