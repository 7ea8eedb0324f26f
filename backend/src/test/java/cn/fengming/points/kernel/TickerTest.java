package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengming.points.testing.News;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The backend goes round by itself, never twice at once, and stops only between rounds. */
@PointsTest
class TickerTest {

    @Autowired
    Outbox outbox;

    @Autowired
    OutboxShelf shelf;

    @Autowired
    ChoreShelf chores;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    Ticker real;

    @Autowired
    TestClock clock;

    @Autowired
    News news;

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger heard = new AtomicInteger();
    private final CompletableFuture<Void> gate = new CompletableFuture<>();

    /** Stays in the middle of hearing until the gate opens. */
    private final OutboxListener slow = new OutboxListener() {

        @Override
        public boolean wants(String topic) {
            return topic.equals("ticker-test.happened");
        }

        @Override
        public Mono<Void> hear(OutboxEvent event) {
            return Mono.fromRunnable(() -> most.accumulateAndGet(running.incrementAndGet(), Math::max))
                    .then(Mono.fromFuture(gate, true))
                    .then(Mono.fromRunnable(() -> {
                        running.decrementAndGet();
                        heard.incrementAndGet();
                    }));
        }

        @Override
        public String name() {
            return "slow";
        }
    };

    @Test
    void stopping_waits_for_the_round_that_has_begun() throws Exception {
        news.spread(); // what other tests left waiting comes first, and may be a lot
        transaction
                .transactional(outbox.tell(UUID.randomUUID(), "ticker-test.happened", UUID.randomUUID(), Map.of()))
                .block();
        OutboxDrain drain = new OutboxDrain(shelf, List.of(slow), transaction, clock, new SimpleMeterRegistry());
        JobSettings settings = new JobSettings(
                true, Duration.ofMillis(5), Duration.ofMinutes(2), Duration.ofDays(7), Duration.ofDays(30));
        ChoreRunner none = new ChoreRunner(chores, List.of(), clock, new SimpleMeterRegistry(), settings);
        Ticker ticker = new Ticker(settings, drain, none);

        ticker.start();
        await().until(() -> running.get() == 1);
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        ticker.stop(() -> stopped.complete(null));
        assertThat(stopped).isNotDone();
        gate.complete(null);
        stopped.get(1, TimeUnit.MINUTES);

        assertThat(heard).hasValue(1);
        assertThat(most).hasValue(1);
        assertThat(ticker.isRunning()).isFalse();
    }

    @Test
    void it_is_off_in_tests() {
        assertThat(real.isAutoStartup()).isFalse();
        assertThat(real.isRunning()).isFalse();
    }
}
