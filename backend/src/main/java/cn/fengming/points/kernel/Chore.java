package cn.fengming.points.kernel;

import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * Work the system does by the clock: closing notices, lapsing redemptions, checking the books. A bean of this type runs
 * once per period across all instances of the backend; it must be safe to run again after a crash half way.
 */
public interface Chore {

    /** Stable name, the key of its row in {@code kernel.chore}. */
    String name();

    Duration every();

    /** When it is due again after a run that began then. */
    default Instant nextAfter(Instant began) {
        return began.plus(every());
    }

    /** One run over all towns. Emits how many things were done, for the log. */
    Mono<Long> run();

    /** Brings the numbers others watch up to date, on every instance, also when another one did the work. */
    default Mono<Void> measure() {
        return Mono.empty();
    }
}
