package cn.fengming.points.kernel;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Work the system does by the clock: closing notices, lapsing redemptions, checking the books. A bean of this type runs
 * once per period across all instances of the backend; it must be safe to run again after a crash half way.
 */
public interface Chore {

    /** Stable name, the key of its row in {@code kernel.chore}. */
    String name();

    Duration every();

    /** One run over all towns. Emits how many things were done, for the log. */
    Mono<Long> run();
}
