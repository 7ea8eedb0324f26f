package cn.fengming.points.media;

import cn.fengming.points.kernel.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Takes request bodies into temporary files: a few network buffers are in memory, whatever the size, and the disk is
 * written on threads of its own. The file is gone when the work with it ends, well or badly.
 */
@Component
class Intake implements DisposableBean {

    private static final int BUFFERS_AHEAD = 8;

    private final Scheduler disk = Schedulers.newBoundedElastic(4, 10_000, "photo-intake", 60, true);
    private final Path directory;

    Intake(MediaProperties properties) {
        this.directory = properties.directory().resolve("incoming");
    }

    /** @throws Problem 413 when too large, 400 when empty, on the expected field */
    <T> Mono<T> receive(Expected expected, Flux<DataBuffer> body, Function<Upload, Mono<T>> work) {
        return Mono.usingWhen(
                Mono.fromCallable(() -> new IncomingFile(directory, expected)).subscribeOn(disk),
                file -> write(body, file).flatMap(work),
                file -> Mono.fromRunnable(file::discard).subscribeOn(disk));
    }

    private Mono<Upload> write(Flux<DataBuffer> body, IncomingFile file) {
        return body.publishOn(disk, BUFFERS_AHEAD)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                .concatMap(buffer -> Mono.fromCallable(() -> file.write(buffer)), 0)
                .then(Mono.fromCallable(file::finish));
    }

    /**
     * Removes what a crash left behind. How old a file is only its disk can say: by another clock, one that somebody is
     * just sending might be taken for old. Emits how many files.
     */
    Mono<Long> sweep(Duration olderThan) {
        return Mono.fromCallable(() -> sweepNow(olderThan)).subscribeOn(disk);
    }

    private long sweepNow(Duration olderThan) throws IOException {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        Instant before = now().minus(olderThan);
        long swept = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (isOlder(file, before) && Files.deleteIfExists(file)) {
                    swept++;
                }
            }
        }
        return swept;
    }

    private static boolean isOlder(Path file, Instant before) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException doneWith) {
            return false;
        }
    }

    private Instant now() throws IOException {
        Path mark = Files.createTempFile(directory, "now", null);
        try {
            return Files.getLastModifiedTime(mark).toInstant();
        } finally {
            Files.delete(mark);
        }
    }

    @Override
    public void destroy() {
        disk.dispose();
    }
}
