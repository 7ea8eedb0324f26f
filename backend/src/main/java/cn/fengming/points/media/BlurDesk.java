package cn.fengming.points.media;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes faces, number plates and door signs unrecognizable. What is blurred stays blurred for everybody: a further blur
 * works on the blurred picture, and whoever sees the photo sees that one, in both sizes. The photo as it was taken is
 * kept, for the town office and the auditor alone. Every blur is on record with who, when and why.
 */
@Component
public class BlurDesk {

    private static final int LARGEST_PICTURE = 64 << 20;

    private final PhotoDesk photos;
    private final PhotoRows photoRows;
    private final BlurRows rows;
    private final Archive archive;
    private final Darkroom darkroom;
    private final Clock clock;

    BlurDesk(PhotoDesk photos, PhotoRows photoRows, BlurRows rows, Archive archive, Darkroom darkroom, Clock clock) {
        this.photos = photos;
        this.photoRows = photoRows;
        this.rows = rows;
        this.archive = archive;
        this.darkroom = darkroom;
        this.clock = clock;
    }

    /**
     * @throws Problem 404 for a photo that is not the actor's to see, 403 for whoever is neither the village's
     *     committee nor the town, 400 on field {@code areas}, 422 {@code photo-unused} for an upload nothing has
     *     claimed, 409 {@code photo-changed} when somebody else blurred it at the same time
     */
    @Transactional
    public Mono<Photo> blur(Actor actor, UUID photo, List<Area> areas, String reason) {
        return photos.mustSee(actor, photo)
                .doOnNext(row -> row.mustServe(actor, Role.COMMITTEE, Role.TOWN))
                .doOnNext(BlurDesk::mustBeUsed)
                .flatMap(row -> blur(
                        row,
                        new Blur(
                                row.blurs() + 1,
                                Area.checked(areas),
                                reason,
                                actor.person(),
                                actor.name(),
                                clock.instant())));
    }

    private static void mustBeUsed(PhotoRow row) {
        if (row.subjectId() == null) {
            throw Problem.refused("photo-unused", "这张照片还没有提交，不用遮挡");
        }
    }

    private Mono<Photo> blur(PhotoRow seen, Blur blur) {
        return archive.picture(seen.place(), LARGEST_PICTURE)
                .flatMap(picture -> darkroom.blur(picture, blur.areas()))
                .flatMap(prints -> keep(seen, blur, prints));
    }

    /** Bytes first: the row always has a picture. What loses the race is left lying; the log names every place in use. */
    private Mono<Photo> keep(PhotoRow seen, Blur blur, Prints prints) {
        String place = seen.placeOf(prints);
        return archive.keep(place, prints)
                .then(Mono.defer(() -> rows.add(seen, blur, place, prints.picture().length)))
                .filter(added -> added)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("photo-changed", "这张照片刚被别人遮挡过，请看看现在的样子再决定")))
                .flatMap(added -> photoRows.find(seen.townId(), seen.id()))
                .map(PhotoRow::photo);
    }

    /** @throws Problem 404 or 403 as for blurring; the auditor may look */
    Flux<Blur> blurs(Actor actor, UUID photo) {
        return photos.mustSee(actor, photo)
                .doOnNext(row -> row.mustServe(actor, Role.COMMITTEE, Role.TOWN, Role.AUDITOR))
                .flatMapMany(row -> rows.of(row.townId(), row.id()));
    }

    /** The photo as it was taken. @throws Problem 404 or 403 for whoever is neither the town nor its auditor */
    Mono<Flux<DataBuffer>> original(Actor actor, UUID photo) {
        return photos.mustSee(actor, photo)
                .doOnNext(row -> row.mustServe(actor, Role.TOWN, Role.AUDITOR))
                .map(row -> archive.read(row.firstPlace(), false));
    }
}
