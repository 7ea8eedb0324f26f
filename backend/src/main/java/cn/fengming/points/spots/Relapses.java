package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.media.Photos;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What is seen to be dirty again becomes somebody's work again: a closed spot is opened, an open one goes on, and where
 * there is none a new one is reported. Part of the transaction of who saw it.
 */
@Component
class Relapses {

    private final Spots spots;
    private final SpotDesk desk;
    private final Photos photos;

    Relapses(Spots spots, SpotDesk desk, Photos photos) {
        this.spots = spots;
        this.desk = desk;
        this.photos = photos;
    }

    /**
     * A spot that was put right once is dirty.
     *
     * @param asRecheck the re-inspection writes a finding of its own: one fact does not count twice
     */
    Mono<Spot> dirty(Actor actor, UUID id, String words, List<UUID> pictures, boolean asRecheck) {
        return spots.lock(actor.town(), id)
                .flatMap(spot -> settled(spot)
                        ? desk.reopen(actor, id, spot.state(), words, pictures, asRecheck)
                        : show(actor, spot, Ways.REPORT, pictures));
    }

    /** A spot is clean still; the pictures join those of after. */
    Mono<Spot> clean(Actor actor, UUID id, List<UUID> pictures) {
        return spots.lock(actor.town(), id).flatMap(spot -> show(actor, spot, Ways.AFTER, pictures));
    }

    /** A registered place is dirty: the spot it is followed up by, the last one when that can go on. */
    Mono<UUID> of(Actor actor, Site site, UUID fresh, LookForm form, @Nullable UUID last) {
        return Mono.justOrEmpty(last)
                .flatMap(id -> spots.find(actor.town(), id))
                .filter(Relapses::goesOn)
                .flatMap(spot -> dirty(actor, spot.id(), form.said(), form.photos(), false))
                .map(Spot::id)
                .switchIfEmpty(Mono.defer(() -> report(actor, site, fresh, form)));
    }

    private Mono<UUID> report(Actor actor, Site site, UUID id, LookForm form) {
        String place = site.place() == null ? site.name() : site.place();
        NewSpot dirty = new NewSpot(
                Source.REGISTER,
                site.register().kind(),
                site.village(),
                new Where(site.group(), null, place, site.latitude(), site.longitude(), null),
                form.said(),
                null,
                form.photos(),
                false,
                List.of(),
                null);
        return desk.report(actor, id, dirty).map(reported -> reported.spot().id());
    }

    private Mono<Spot> show(Actor actor, Spot spot, String subject, List<UUID> pictures) {
        return photos.claim(actor, pictures, subject, spot.id(), Ways.audience(spot))
                .thenReturn(spot);
    }

    private static boolean settled(Spot spot) {
        return spot.state() == SpotState.VERIFIED || spot.state() == SpotState.WRITTEN_OFF;
    }

    private static boolean goesOn(Spot spot) {
        return settled(spot) || spot.state().stage() != SpotState.Stage.CLOSED;
    }
}
