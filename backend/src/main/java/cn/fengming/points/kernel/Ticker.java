package cn.fengming.points.kernel;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets the outbox and the chores go round, each at its own pace and never twice at once. A round that has begun is never
 * cancelled, since that would leave its transaction open: stopping waits for it.
 */
@Component
class Ticker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Ticker.class);

    private final JobSettings settings;
    private final List<Round> rounds;

    Ticker(JobSettings settings, OutboxDrain drain, ChoreRunner chores) {
        this.settings = settings;
        this.rounds = List.of(new Round("outbox", drain.drain()), new Round("chores", chores.run()));
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled();
    }

    @Override
    public void start() {
        rounds.forEach(Round::start);
    }

    @Override
    public void stop(Runnable stopped) {
        CompletableFuture.allOf(rounds.stream().map(Round::stop).toArray(CompletableFuture[]::new))
                .whenComplete((done, failed) -> stopped.run());
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return rounds.stream().anyMatch(Round::isRunning);
    }

    private final class Round {

        private final String name;
        private final Mono<Long> work;
        private volatile CompletableFuture<Long> current = CompletableFuture.completedFuture(0L);
        private volatile @Nullable Disposable beat;

        Round(String name, Mono<Long> work) {
            this.name = name;
            this.work = work;
        }

        void start() {
            beat = Flux.interval(settings.every())
                    .onBackpressureDrop()
                    .concatMap(tick -> once(), 1)
                    .subscribe();
        }

        private Mono<Long> once() {
            return Mono.defer(() -> {
                        current = work.toFuture();
                        return Mono.fromFuture(current, true);
                    })
                    .onErrorResume(failed -> {
                        log.warn("{} failed: {}", name, failed.getClass().getName());
                        return Mono.just(0L);
                    });
        }

        CompletableFuture<Long> stop() {
            Disposable beating = beat;
            if (beating != null) {
                beating.dispose();
            }
            beat = null;
            return current;
        }

        boolean isRunning() {
            return beat != null;
        }
    }
}
