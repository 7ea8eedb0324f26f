package cn.fengming.points.paper;

import cn.fengming.points.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The only door to reading workbooks (.xlsx), which blocks: {@value #READERS} threads of its own and a bounded queue. A
 * body is written to a temporary file and read from there a few hundred rows at a time, as they are asked for; the file
 * is gone when the work with it ends, well or badly.
 */
@Component
public class WorkbookReader implements DisposableBean {

    /** Largest file taken. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    private static final int READERS = 2;
    private static final int QUEUE = 1_000;
    private static final int BUFFERS_AHEAD = 8;
    private static final int ROWS_AT_ONCE = 500;

    private final Scheduler readers = Schedulers.newBoundedElastic(READERS, QUEUE, "workbook-reader", 60, true);

    /**
     * Takes a workbook in and works with it.
     *
     * @throws Problem 413 when it is larger than {@value #MOST_BYTES} bytes, 400 when it is empty, on field {@code file};
     *     503 when too many are being read
     */
    public <T> Mono<T> receive(Flux<DataBuffer> body, Function<ArrivedBook, Mono<T>> work) {
        return Mono.usingWhen(
                        Mono.fromCallable(() -> new IncomingBook(MOST_BYTES)).subscribeOn(readers),
                        book -> write(body, book).flatMap(work),
                        book -> Mono.<Void>fromRunnable(book::discard).subscribeOn(readers))
                .onErrorMap(RejectedExecutionException.class, full -> Unreadable.busy());
    }

    private Mono<ArrivedBook> write(Flux<DataBuffer> body, IncomingBook book) {
        return body.publishOn(readers, BUFFERS_AHEAD)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                .concatMap(buffer -> Mono.fromCallable(() -> book.write(buffer)), 0)
                .then(Mono.fromCallable(() -> new ArrivedBook(this, book.path(), book.finish())));
    }

    Flux<List<FilledRow>> rows(Path file, Form form) {
        return Flux.usingWhen(
                        Mono.fromCallable(() -> OpenBook.open(file, form)).subscribeOn(readers),
                        this::pieces,
                        this::close)
                .onErrorMap(RejectedExecutionException.class, full -> Unreadable.busy());
    }

    private Flux<List<FilledRow>> pieces(OpenBook book) {
        return Flux.<List<FilledRow>>generate(sink -> give(book, sink)).subscribeOn(readers);
    }

    private static void give(OpenBook book, SynchronousSink<List<FilledRow>> sink) {
        List<FilledRow> piece = book.next(ROWS_AT_ONCE);
        if (piece.isEmpty()) {
            sink.complete();
        } else {
            sink.next(piece);
        }
    }

    private Mono<Void> close(OpenBook book) {
        return Mono.<Void>fromRunnable(() -> closeNow(book)).subscribeOn(readers);
    }

    private static void closeNow(OpenBook book) {
        try {
            book.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    @Override
    public void destroy() {
        readers.dispose();
    }
}
