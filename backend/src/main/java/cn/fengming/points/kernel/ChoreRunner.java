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
 * Runs each chore once per period, by one instance, however long it takes: whoever works renews the claim. A crash in the
 * middle lets the claim run out, and another instance runs the chore again; a failure is tried again soon, and says so in
 * {@code kernel.chore}.
 */
@Component
public class ChoreRunner {

    private static final Logger log = LoggerFactory.getLogger(ChoreRunner.class);
    /** How often a claim is renewed before it would run out: some renewals may fail. */
    private static final int RENEWALS = 4;

    /** No chore works this long: one that still does waits for a database that will never answer. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private static final Duration SOON = Duration.ofMinutes(1);

    private final ChoreShelf shelf;
    private final List<Chore> chores;
    private final Clock clock;
    private final Duration lease;
    private final AtomicLong waiting;
    private final AtomicLong failing;

    ChoreRunner(ChoreShelf shelf, List<Chore> chores, Clock clock, MeterRegistry metrics, JobSettings settings) {
        this.lease = settings.lease();
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
                    .then(shelf.claim(chore.name(), now, lease))
                    .flatMap(ours -> ours ? run(chore, now) : Mono.just(false));
        });
    }

    private Mono<Boolean> run(Chore chore, Instant claimed) {
        // Also what a chore throws before it returns is its own failure, and not that of the round.
        return Mono.defer(chore::run)
                .defaultIfEmpty(0L)
                .flatMap(count -> done(chore, claimed, count))
                .onErrorResume(error -> failed(chore, claimed, error))
                .publish(ended -> ended.zipWith(renewing(chore, claimed, ended), (ran, renewed) -> ran));
    }

    /**
     * Until the chore has ended, or has taken so long that it hangs: then another may try. Only the beat is cut off then: a renewal under way is awaited.
     */
    private Mono<Long> renewing(Chore chore, Instant claimed, Mono<?> ended) {
        return Flux.interval(lease.dividedBy(RENEWALS))
                .take(LONGEST)
                .onBackpressureDrop()
                .takeUntilOther(ended)
                .concatMap(beat -> renew(chore, claimed), 1)
                .count();
    }

    /** One that fails is made good by the next. */
    private Mono<Boolean> renew(Chore chore, Instant claimed) {
        return Mono.defer(
                        () -> shelf.renew(chore.name(), claimed, clock.instant().plus(lease)))
                .onErrorResume(error -> {
                    log.warn(
                            "the claim of {} is not renewed: {}",
                            chore.name(),
                            error.getClass().getSimpleName());
                    return Mono.empty();
                });
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
