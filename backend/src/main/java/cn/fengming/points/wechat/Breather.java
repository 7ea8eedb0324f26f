package cn.fengming.points.wechat;

import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;

/**
 * Leaves WeChat alone for a minute after it could not be reached or had enough of us. Whoever asks meanwhile hears so at
 * once, so that a dead line costs one wait a minute and not one a question.
 */
class Breather {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private final AtomicReference<Instant> until = new AtomicReference<>(Instant.MIN);

    Breather(Clock clock) {
        this.clock = clock;
    }

    <T> Mono<T> unlessPausing(Mono<T> question) {
        return Mono.defer(() -> clock.instant().isBefore(until.get())
                ? Mono.error(new Problem(503, "wechat-pausing", "微信暂时连不上，稍后再试"))
                : question.doOnError(
                        Breather::ofWechat, failed -> until.set(clock.instant().plus(PAUSE))));
    }

    private static boolean ofWechat(Throwable failure) {
        return failure instanceof Problem problem && (problem.status() == 503 || problem.status() == 429);
    }
}
