package cn.fengming.points.paper;

import cn.fengming.points.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Writes workbooks (.xlsx) for download. Rows are asked for as the receiver takes the bytes, a few hundred at a time, so
 * a workbook of any length takes the memory of those few; nobody waits on a thread for a slow receiver.
 */
@Component
public class Workbooks implements DisposableBean {

    /** The media type of .xlsx. */
    public static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int WRITERS = 2;
    private static final int QUEUE = 1_000;
    private static final int ROWS_AT_ONCE = 250;
    /** Less is not worth sending, and while nothing is sent a failure can still be told in words. */
    private static final int PIECE = 16 * 1024;

    private final Scheduler writers = Schedulers.newBoundedElastic(WRITERS, QUEUE, "workbooks", 60, true);
    private final Clock clock;

    Workbooks(Clock clock) {
        this.clock = clock;
    }

    /**
     * The answer that downloads these sheets as one workbook, never kept by caches.
     *
     * @param name of the file, with {@code .xlsx}; may be Chinese
     */
    public ResponseEntity<Flux<DataBuffer>> download(String name, FilledSheet<?>... sheets) {
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(TYPE))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .cacheControl(CacheControl.noStore())
                .body(write(sheets));
    }

    /**
     * These sheets as one workbook, in pieces of some kilobytes, written as they are asked for. Every subscription writes
     * anew.
     *
     * @throws Problem 503 when too many are being written
     */
    public Flux<DataBuffer> write(FilledSheet<?>... sheets) {
        List<FilledSheet<?>> all = List.of(sheets);
        return Flux.defer(() -> pieces(new Manuscript(clock.getZone()), all))
                .onErrorMap(RejectedExecutionException.class, full -> new Problem(503, "busy", "正在导出的表格太多，请稍后再试"));
    }

    private Flux<DataBuffer> pieces(Manuscript manuscript, List<FilledSheet<?>> sheets) {
        return Flux.fromIterable(sheets)
                .concatMap(sheet -> sheet(manuscript, sheet), 1)
                .concatWith(atDesk(manuscript, manuscript::end, 1));
    }

    private <T> Flux<DataBuffer> sheet(Manuscript manuscript, FilledSheet<T> filled) {
        return atDesk(manuscript, () -> manuscript.begin(filled.sheet()), PIECE)
                .concatWith(filled.rows()
                        .buffer(ROWS_AT_ONCE)
                        .concatMap(rows -> atDesk(manuscript, () -> manuscript.write(filled.sheet(), rows), PIECE), 1));
    }

    /** Works on the manuscript, and sends what is there when it is at least that much. */
    private Flux<DataBuffer> atDesk(Manuscript manuscript, Runnable work, int least) {
        return Mono.fromRunnable(work)
                .then(Mono.fromSupplier(manuscript::waiting)
                        .filter(waiting -> waiting >= least)
                        .map(waiting -> manuscript.taken()))
                .<DataBuffer>map(DefaultDataBufferFactory.sharedInstance::wrap)
                .subscribeOn(writers)
                .flux();
    }

    @Override
    public void destroy() {
        writers.dispose();
    }
}
