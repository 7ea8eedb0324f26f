package cn.fengming.points.media;

import cn.fengming.points.kernel.Problem;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The only door to the {@link MediaStore}, whose calls block: a few threads of its own, and a bounded queue. */
@Component
class Archive implements DisposableBean {

    private static final int THREADS = 8;
    private static final int QUEUE = 1_000;
    private static final int CHUNK = 16 * 1024;
    private static final String JPEG = "image/jpeg";

    private final Scheduler files = Schedulers.newBoundedElastic(THREADS, QUEUE, "media-store", 60, true);
    private final MediaStore store;

    Archive(MediaStore store) {
        this.store = store;
    }

    Mono<Void> keep(String place, Prints prints) {
        return blocking(() -> {
                    store.keep(picture(place), JPEG, prints.picture());
                    store.keep(thumbnail(place), JPEG, prints.thumbnail());
                    return place;
                })
                .then();
    }

    Mono<Void> drop(String place) {
        return blocking(() -> {
                    store.drop(picture(place));
                    store.drop(thumbnail(place));
                    return place;
                })
                .then();
    }

    /** The bytes in small pieces, read as fast as the receiver takes them. */
    Flux<DataBuffer> read(String place, boolean small) {
        return stream(small ? thumbnail(place) : picture(place));
    }

    /** A whole picture, to work on. */
    Mono<byte[]> picture(String place, int mostBytes) {
        return blocking(() -> whole(picture(place), mostBytes));
    }

    Mono<Void> keepPicture(String place, byte[] picture) {
        return blocking(() -> {
                    store.keep(picture(place), JPEG, picture);
                    return place;
                })
                .then();
    }

    Mono<Void> keepRecording(String place, Sound sound) {
        return blocking(() -> {
                    store.keep(recording(place, sound.kind()), sound.kind().mediaType(), sound.bytes());
                    return place;
                })
                .then();
    }

    Flux<DataBuffer> readRecording(String place, SoundKind kind) {
        return stream(recording(place, kind));
    }

    Mono<Void> dropRecording(String place, SoundKind kind) {
        return blocking(() -> {
                    store.drop(recording(place, kind));
                    return place;
                })
                .then();
    }

    private byte[] whole(String name, int mostBytes) throws IOException {
        try (var in = store.open(name)) {
            return in.readNBytes(mostBytes);
        }
    }

    private Flux<DataBuffer> stream(String name) {
        return DataBufferUtils.readInputStream(() -> store.open(name), DefaultDataBufferFactory.sharedInstance, CHUNK)
                .subscribeOn(files)
                .onErrorMap(RejectedExecutionException.class, Archive::busy);
    }

    private <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(files).onErrorMap(RejectedExecutionException.class, Archive::busy);
    }

    private static Problem busy(Throwable full) {
        return new Problem(503, "busy", "照片存取太忙，请稍后再试");
    }

    private static String picture(String place) {
        return place + ".jpg";
    }

    private static String thumbnail(String place) {
        return place + "-small.jpg";
    }

    private static String recording(String place, SoundKind kind) {
        return place + "." + kind.ending();
    }

    @Override
    public void destroy() {
        files.dispose();
    }
}
