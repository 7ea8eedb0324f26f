package cn.fengming.points.media;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes voice notes in and hands them out. As with photos, the bytes are on the shelf before the row exists. */
@Component
public class RecordingDesk {

    private static final int REMOVED_AT_ONCE = 50;
    private static final Expected EXPECTED = new Expected("recording", "语音", 2 << 20, "请说短一点");

    private final Intake intake;
    private final Darkroom darkroom;
    private final Archive archive;
    private final RecordingRows rows;
    private final MediaProperties limits;
    private final Clock clock;

    RecordingDesk(
            Intake intake,
            Darkroom darkroom,
            Archive archive,
            RecordingRows rows,
            MediaProperties limits,
            Clock clock) {
        this.intake = intake;
        this.darkroom = darkroom;
        this.archive = archive;
        this.rows = rows;
        this.limits = limits;
        this.clock = clock;
    }

    /** @param repeated it had been taken in before */
    record Taken(Recording recording, boolean repeated) {}

    /**
     * Takes one voice note in under the id the client made. The same bytes under the same id again are a repeat.
     *
     * @throws Problem 400, 413 or 415 on field {@code recording}; 422 when the id holds another one; 404 when it is
     *     somebody else's
     */
    Mono<Taken> take(Actor actor, UUID id, Flux<DataBuffer> body) {
        return intake.receive(
                EXPECTED,
                body,
                upload -> earlier(actor, id, upload).switchIfEmpty(Mono.defer(() -> listen(actor, id, upload))));
    }

    private Mono<Taken> earlier(Actor actor, UUID id, Upload upload) {
        return rows.find(actor.town(), id).map(row -> repeat(actor, row, upload));
    }

    private static Taken repeat(Actor actor, RecordingRow row, Upload upload) {
        if (!row.uploadedBy().equals(actor.person())) {
            throw Problem.notFound("这段语音");
        }
        if (!row.madeOf(upload)) {
            throw Problem.refused("recording-id-reused", "这个编号已经传过另一段语音，请重新录制");
        }
        return new Taken(row.recording(), true);
    }

    private Mono<Taken> listen(Actor actor, UUID id, Upload upload) {
        return mustHaveRoom(actor)
                .then(Mono.defer(() -> darkroom.listen(upload.file())))
                .flatMap(sound -> keep(actor, row(actor, id, upload, sound), sound, upload));
    }

    private Mono<Taken> keep(Actor actor, RecordingRow row, Sound sound, Upload upload) {
        return archive.keepRecording(row.place(), sound)
                .then(Mono.defer(() -> rows.add(row)))
                .flatMap(added -> added ? Mono.just(new Taken(row.recording(), false)) : late(actor, row, upload));
    }

    private Mono<Taken> late(Actor actor, RecordingRow ours, Upload upload) {
        return rows.find(actor.town(), ours.id())
                .flatMap(first -> first.place().equals(ours.place())
                        ? Mono.just(first)
                        : archive.dropRecording(ours.place(), ours.kind()).thenReturn(first))
                .map(first -> repeat(actor, first, upload));
    }

    private Mono<Void> mustHaveRoom(Actor actor) {
        return rows.unclaimed(actor.town(), actor.person())
                .filter(waiting -> waiting < limits.unclaimedLimit())
                .switchIfEmpty(Mono.error(() -> Problem.refused("too-many-recordings", "您上传后没有用上的语音太多了，请先提交已录的内容")))
                .then();
    }

    private RecordingRow row(Actor actor, UUID id, Upload upload, Sound sound) {
        return new RecordingRow(
                actor.town(),
                id,
                actor.person(),
                clock.instant(),
                upload.sha256(),
                Place.of(actor.town(), id, upload.sha256()),
                sound.kind(),
                sound.seconds(),
                sound.bytes().length,
                null,
                null,
                null);
    }

    /** @throws Problem 404 when there is none, or it is not the actor's to hear */
    Mono<RecordingRow> mustHear(Actor actor, UUID id) {
        return rows.find(actor.town(), id)
                .filter(row -> row.audibleTo(actor))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这段语音")));
    }

    Flux<DataBuffer> sound(RecordingRow row) {
        return archive.readRecording(row.place(), row.kind());
    }

    /** Removes recordings that nothing claimed for too long, bytes first: a failure leaves the row for the next run. */
    @Transactional
    public Mono<Long> removeUnclaimed(Instant before) {
        return rows.removeUnclaimed(before, REMOVED_AT_ONCE)
                .concatMap(row -> archive.dropRecording(row.place(), row.kind()).thenReturn(row))
                .count();
    }
}
