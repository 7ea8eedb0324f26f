package cn.fengming.points.demo;

import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Waits for one step of the founding before the next begins. Only the main thread and those of {@link SideBySide} do so,
 * before the program says it is ready; a town is founded in order.
 */
final class Waiting {

    private Waiting() {}

    static <T> T on(Mono<T> step) {
        return Objects.requireNonNull(step.toFuture().join(), "a step of the founding emitted nothing");
    }
}
