package cn.fengming.points.media;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes photos in and hands them out. The picture is on the shelf before its row exists, so a row always has a picture;
 * a crash between the two leaves a picture that the same upload, sent again, writes over.
 */
@Component
public class PhotoDesk {

    private static final int REMOVED_AT_ONCE = 50;

    private final Intake intake;
    private final Darkroom darkroom;
    private final Archive archive;
    private final PhotoRows rows;
    private final MediaProperties limits;
    private final Clock clock;
    private final Expected expected;

    PhotoDesk(Intake intake, Darkroom darkroom, Archive archive, PhotoRows rows, MediaProperties limits, Clock clock) {
        this.intake = intake;
        this.darkroom = darkroom;
        this.archive = archive;
        this.rows = rows;
        this.limits = limits;
        this.clock = clock;
        this.expected = new Expected("photo", "照片", limits.maxBytes(), "请压缩后再传");
    }

    /**
     * Takes one photo in under the id the client made. The same bytes under the same id again are a repeat.
     *
     * @throws Problem 400, 413 or 415 on field {@code photo}; 422 when the id holds another photo; 404 when it is
     *     somebody else's
     */
    public Mono<Taken> take(Actor actor, UUID id, Flux<DataBuffer> body) {
        return intake.receive(
                expected,
                body,
                upload -> earlier(actor, id, upload).switchIfEmpty(Mono.defer(() -> develop(actor, id, upload))));
    }

    private Mono<Taken> earlier(Actor actor, UUID id, Upload upload) {
        return rows.find(actor.town(), id).map(row -> repeat(actor, row, upload));
    }

    private static Taken repeat(Actor actor, PhotoRow row, Upload upload) {
        if (!row.uploadedBy().equals(actor.person())) {
            throw Problem.notFound("这张照片");
        }
        if (!row.madeOf(upload)) {
            throw Problem.refused("photo-id-reused", "这个编号已经传过另一张照片，请重新选择照片");
        }
        return new Taken(row.photo(), true);
    }

    private Mono<Taken> develop(Actor actor, UUID id, Upload upload) {
        return mustHaveRoom(actor)
                .then(Mono.defer(() -> darkroom.develop(upload.file())))
                .flatMap(developed -> keep(row(actor, id, upload, developed), developed, actor, upload));
    }

    private Mono<Taken> keep(PhotoRow row, Developed developed, Actor actor, Upload upload) {
        return archive.keep(row.place(), developed.prints())
                .then(Mono.defer(() -> rows.add(row, developed)))
                .flatMap(added -> added ? Mono.just(new Taken(row.photo(), false)) : late(actor, row, upload));
    }

    /** Another upload of the same id was first: ours is its repeat, or has no place here. */
    private Mono<Taken> late(Actor actor, PhotoRow ours, Upload upload) {
        return rows.find(actor.town(), ours.id())
                .flatMap(first -> first.firstPlace().equals(ours.place())
                        ? Mono.just(first)
                        : archive.drop(ours.place()).thenReturn(first))
                .map(first -> repeat(actor, first, upload));
    }

    private Mono<Void> mustHaveRoom(Actor actor) {
        return rows.unclaimed(actor.town(), actor.person())
                .filter(waiting -> waiting < limits.unclaimedLimit())
                .switchIfEmpty(Mono.error(() -> Problem.refused("too-many-photos", "您上传后没有用上的照片太多了，请先提交已拍的内容")))
                .then();
    }

    private PhotoRow row(Actor actor, UUID id, Upload upload, Developed developed) {
        return new PhotoRow(
                actor.town(),
                id,
                actor.person(),
                clock.instant(),
                upload.sha256(),
                Place.of(actor.town(), id, upload.sha256()),
                null,
                0,
                developed.width(),
                developed.height(),
                developed.prints().picture().length,
                null,
                null,
                Visibility.PRIVATE,
                onlyVillage(actor),
                null);
    }

    private static @Nullable UUID onlyVillage(Actor actor) {
        Set<UUID> villages = actor.grants().stream()
                .map(Grant::village)
                .filter(v -> v != null)
                .collect(Collectors.toSet());
        return villages.size() == 1 ? villages.iterator().next() : null;
    }

    /** @throws Problem 404 when there is none, or it is not the actor's to see */
    Mono<PhotoRow> mustSee(Actor actor, UUID id) {
        return rows.find(actor.town(), id)
                .filter(row -> row.visibleTo(actor))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张照片")));
    }

    /** @throws Problem 404 when there is none on a public list of that town */
    Mono<PhotoRow> mustBePublic(UUID town, UUID id) {
        return rows.find(town, id)
                .filter(row -> row.visibility() == Visibility.PUBLIC)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张照片")));
    }

    Flux<DataBuffer> picture(PhotoRow row, boolean small) {
        return archive.read(row.place(), small);
    }

    /** Removes photos that nothing claimed for too long, picture first: a failure leaves the row for the next run. */
    @Transactional
    public Mono<Long> removeUnclaimed(Instant before) {
        return rows.removeUnclaimed(before, REMOVED_AT_ONCE)
                .concatMap(row -> archive.drop(row.place()).thenReturn(row))
                .count();
    }

    /** @param repeated it had been taken in before */
    public record Taken(Photo photo, boolean repeated) {}
}
