package cn.fengming.points.media;

import cn.fengming.points.kernel.Problem;
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

/** The only door to the {@link PhotoStore}, whose calls block: a few threads of its own, and a bounded queue. */
@Component
class Archive implements DisposableBean {

    private static final int THREADS = 8;
    private static final int QUEUE = 1_000;
    private static final int CHUNK = 16 * 1024;

    private final Scheduler files = Schedulers.newBoundedElastic(THREADS, QUEUE, "photo-store", 60, true);
    private final PhotoStore store;

    Archive(PhotoStore store) {
        this.store = store;
    }

    Mono<Void> keep(String place, Developed photo) {
        return blocking(() -> {
            store.keep(picture(place), photo.picture());
            store.keep(thumbnail(place), photo.thumbnail());
            return place;
        });
    }

    Mono<Void> drop(String place) {
        return blocking(() -> {
            store.drop(picture(place));
            store.drop(thumbnail(place));
            return place;
        });
    }

    /** The bytes in small pieces, read as fast as the receiver takes them. */
    Flux<DataBuffer> read(String place, boolean small) {
        return DataBufferUtils.readInputStream(
                        () -> store.open(small ? thumbnail(place) : picture(place)),
                        DefaultDataBufferFactory.sharedInstance,
                        CHUNK)
                .subscribeOn(files)
                .onErrorMap(RejectedExecutionException.class, Archive::busy);
    }

    private Mono<Void> blocking(Callable<String> work) {
        return Mono.fromCallable(work)
                .subscribeOn(files)
                .onErrorMap(RejectedExecutionException.class, Archive::busy)
                .then();
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

    @Override
    public void destroy() {
        files.dispose();
    }
}
