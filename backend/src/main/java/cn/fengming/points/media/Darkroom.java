package cn.fengming.points.media;

import cn.fengming.points.kernel.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The only door to decoding and encoding, which block and take memory: at most {@value #TABLES} pictures at a time, and
 * a short queue. Whoever finds the queue full is told so at once.
 */
@Component
class Darkroom implements DisposableBean {

    private static final int TABLES = 2;
    private static final int QUEUE = 64;

    private final Scheduler tables = Schedulers.newBoundedElastic(TABLES, QUEUE, "darkroom", 60, true);
    private final Developer developer;

    Darkroom(MediaProperties properties) {
        this.developer = new Developer(properties);
    }

    /** @throws Problem 400 or 415 on field {@code photo} when the file is no picture we can keep; 503 when busy */
    Mono<Developed> develop(Path upload) {
        return atATable(() -> developer.develop(upload));
    }

    /** @throws Problem 503 when busy */
    Mono<Prints> blur(byte[] picture, List<Area> areas) {
        return atATable(() -> developer.blur(picture, areas));
    }

    /** @throws Problem 400 or 415 on field {@code recording} when the file is no voice note we can keep; 503 when busy */
    Mono<Sound> listen(Path upload) {
        return atATable(() -> Sound.of(Files.readAllBytes(upload)));
    }

    private <T> Mono<T> atATable(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(tables)
                .onErrorMap(RejectedExecutionException.class, full -> new Problem(503, "busy", "照片处理太忙，请稍后再传"));
    }

    @Override
    public void destroy() {
        tables.dispose();
    }
}
