package cn.fengming.points.kernel;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs each chore once per period, by one instance. A crash in the middle lets the claim run out and the chore is run
 * again; a failure is tried again soon, and says so in {@code kernel.chore}.
 */
@Component
public class ChoreRunner {

    private static final Logger log = LoggerFactory.getLogger(ChoreRunner.class);
    /** Longer than any chore takes; how long a crash may delay one. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private static final Duration SOON = Duration.ofMinutes(1);

    private final ChoreShelf shelf;
    private final List<Chore> chores;
    private final Clock clock;
    private final AtomicLong waiting;
    private final AtomicLong failing;

    ChoreRunner(ChoreShelf shelf, List<Chore> chores, Clock clock, MeterRegistry metrics) {
        this.shelf = shelf;
        this.chores = List.copyOf(chores);
        this.clock = clock;
        this.waiting = metrics.gauge("points.chores.waiting", new AtomicLong());
        this.failing = metrics.gauge("points.chores.failed", new AtomicLong());
    }

    /** One round over all chores. Emits how many were due and ran to their end. */
    public Mono<Long> run() {
        return Flux.fromIterable(chores)
                .concatMap(this::runIfDue)
                .filter(ran -> ran)
                .count()
                .flatMap(count -> measure().thenReturn(count));
    }

    private Mono<Boolean> runIfDue(Chore chore) {
        return Mono.defer(() -> {
            // As exact as PostgreSQL keeps it: the claim is recognized by its moment.
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return shelf.know(chore.name(), now)
                    .then(shelf.claim(chore.name(), now, LEASE))
                    .flatMap(ours -> ours ? run(chore, now) : Mono.just(false));
        });
    }

    private Mono<Boolean> run(Chore chore, Instant claimed) {
        // Also what a chore throws before it returns is its own failure, and not that of the round.
        return Mono.defer(chore::run)
                .defaultIfEmpty(0L)
                .flatMap(count -> done(chore, claimed, count))
                .onErrorResume(error -> failed(chore, claimed, error));
    }

    private Mono<Boolean> done(Chore chore, Instant claimed, long count) {
        if (count > 0) {
            log.info("{}: {} done", chore.name(), count);
        }
        return shelf.done(chore.name(), claimed, chore.nextAfter(claimed), count + " done")
                .thenReturn(true);
    }

    private Mono<Boolean> failed(Chore chore, Instant claimed, Throwable error) {
        String kind = error.getClass().getSimpleName();
        log.error("{} failed: {}", chore.name(), kind);
        Duration wait = chore.every().compareTo(SOON) < 0 ? chore.every() : SOON;
        return shelf.failed(chore.name(), claimed, claimed.plus(wait), "failed: " + kind)
                .thenReturn(false);
    }

    private Mono<Void> measure() {
        return shelf.backlog(clock.instant())
                .doOnNext(backlog -> {
                    waiting.set(backlog.waiting());
                    failing.set(backlog.failing());
                })
                .thenMany(Flux.fromIterable(chores))
                .concatMap(this::measure)
                .then();
    }

    private Mono<Void> measure(Chore chore) {
        return Mono.defer(chore::measure).onErrorResume(error -> {
            log.warn("{} cannot be measured: {}", chore.name(), error.getClass().getSimpleName());
            return Mono.empty();
        });
    }
}
