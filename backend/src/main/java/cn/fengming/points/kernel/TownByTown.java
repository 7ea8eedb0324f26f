package cn.fengming.points.kernel;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How a chore goes through the towns of a county: one that fails is logged and counted, and the others have their turn
 * all the same. When every town failed the chore did, and is tried again soon.
 */
@Component
public class TownByTown {

    private static final Logger log = LoggerFactory.getLogger(TownByTown.class);

    private final MeterRegistry metrics;

    TownByTown(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** How it went in one town. */
    private record Turn(long done, Optional<Throwable> failure) {}

    private record Sum(long done, long towns, long failed, Optional<Throwable> last) {

        static final Sum NONE = new Sum(0, 0, 0, Optional.empty());

        Sum and(Turn turn) {
            return new Sum(
                    done + turn.done(),
                    towns + 1,
                    failed + (turn.failure().isPresent() ? 1 : 0),
                    turn.failure().or(() -> last));
        }

        Mono<Long> told() {
            boolean nothingWorked = towns > 0 && failed == towns;
            return nothingWorked ? Mono.error(last.orElseThrow()) : Mono.just(done);
        }
    }

    /**
     * Does the work of a chore in each of the towns, one after the other. Emits how many things were done.
     *
     * @param chore its name, for the log and {@code points.chores.towns.failed}
     */
    public Mono<Long> run(String chore, Flux<UUID> towns, Function<UUID, Mono<Long>> work) {
        return towns.collectList()
                .flatMapIterable(all -> all)
                .concatMap(town -> Mono.defer(() -> work.apply(town))
                        .defaultIfEmpty(0L)
                        .map(done -> new Turn(done, Optional.empty()))
                        .onErrorResume(failure -> Mono.just(failed(chore, town, failure))))
                .reduce(Sum.NONE, Sum::and)
                .flatMap(Sum::told);
    }

    private Turn failed(String chore, UUID town, Throwable failure) {
        log.error("{} failed in town {}: {}", chore, town, failure.getClass().getSimpleName());
        metrics.counter("points.chores.towns.failed", "chore", chore).increment();
        return new Turn(0, Optional.of(failure));
    }
}
