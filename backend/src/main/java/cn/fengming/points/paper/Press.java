package cn.fengming.points.paper;

import cn.fengming.points.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Prints papers (PDF) for download. Two are set at a time and none is longer than {@link Paper#MOST_CELLS}, so memory
 * and the wait are bounded; nothing is done on the threads that serve requests.
 */
@Component
public class Press implements DisposableBean {

    /** The media type of a paper. */
    public static final String TYPE = MediaType.APPLICATION_PDF_VALUE;

    private static final int PRINTERS = 2;
    private static final int QUEUE = 200;
    private static final int LONGEST_NAME = 60;

    private final Scheduler printers = Schedulers.newBoundedElastic(PRINTERS, QUEUE, "press", 60, true);
    private final Clock clock;

    public Press(Clock clock) {
        this.clock = clock;
    }

    /**
     * The answer that downloads this paper as a file of its name, never kept by caches.
     *
     * @throws Problem 422 {@code paper-too-long}; 503 when too many are being printed
     */
    public Mono<ResponseEntity<byte[]>> download(Paper paper) {
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(file(paper.name()), StandardCharsets.UTF_8)
                .build();
        return print(paper)
                .map(printed -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                        .cacheControl(CacheControl.noStore())
                        .body(printed));
    }

    /** A name that every file system takes. */
    private static String file(String name) {
        int[] letters = name.codePoints().limit(LONGEST_NAME).toArray();
        String plain = new String(letters, 0, letters.length).replaceAll("[\\p{Cntrl}\\p{Cs}\\\\/:*?\"<>|]", "-");
        return (plain.isBlank() ? "打印" : plain.strip()) + ".pdf";
    }

    /** As {@link #download}, without the headers. */
    public Mono<byte[]> print(Paper paper) {
        return Mono.fromSupplier(() -> Typesetter.set(paper.mustBePrintable(), ZonedDateTime.now(clock)))
                .subscribeOn(printers)
                .onErrorMap(RejectedExecutionException.class, full -> new Problem(503, "busy", "正在打印的太多，请稍后再试"));
    }

    @Override
    public void destroy() {
        printers.dispose();
    }
}
