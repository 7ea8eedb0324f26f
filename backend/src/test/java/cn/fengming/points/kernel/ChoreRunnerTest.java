package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Each chore is done once a period, by one of many, and a crash only delays it. */
@PointsTest
class ChoreRunnerTest {

    @Autowired
    ChoreShelf shelf;

    @Autowired
    DatabaseClient database;

    @Autowired
    TestClock clock;

    private final AtomicInteger runs = new AtomicInteger();
    private volatile boolean failing;
    private volatile Mono<Long> working = Mono.empty();

    private final Chore chore = new Chore() {

        private final String name = "chore-test." + UUID.randomUUID();

        @Override
        public String name() {
            return name;
        }

        @Override
        public Duration every() {
            return Duration.ofHours(24);
        }

        @Override
        public Mono<Long> run() {
            return Mono.fromCallable(() -> {
                        runs.incrementAndGet();
                        if (failing) {
                            throw new IllegalArgumentException("张三");
                        }
                        return 7L;
                    })
                    .flatMap(done -> working.defaultIfEmpty(done));
        }
    };

    private ChoreRunner runner() {
        return runner(Duration.ofMinutes(2), chore);
    }

    private ChoreRunner runner(Duration lease, Chore... chores) {
        var settings = new JobSettings(true, Duration.ofSeconds(1), lease, Duration.ofDays(7), Duration.ofDays(30));
        return new ChoreRunner(shelf, List.of(chores), clock, new SimpleMeterRegistry(), settings);
    }

    private Map<String, Object> row() {
        return database.sql("select * from kernel.chore where name = :name")
                .bind("name", chore.name())
                .fetch()
                .one()
                .block();
    }

    @Test
    void it_is_done_once_a_period() {
        assertThat(runner().run().block()).isEqualTo(1);
        assertThat(runner().run().block()).isZero();
        clock.advance(Duration.ofHours(23));
        assertThat(runner().run().block()).isZero();
        clock.advance(Duration.ofHours(1));
        assertThat(runner().run().block()).isEqualTo(1);
        assertThat(runs).hasValue(2);
        assertThat(row()).containsEntry("last_result", "7 done").containsEntry("failures", 0);
    }

    @Test
    void of_many_instances_one_does_it() {
        Flux.range(0, 16).flatMap(i -> runner().run(), 16).blockLast();
        assertThat(runs).hasValue(1);
    }

    @Test
    void a_failure_is_noted_and_tried_again_soon() {
        failing = true;
        assertThat(runner().run().block()).isZero();
        assertThat(runner().run().block()).isZero();
        assertThat(runs).hasValue(1);
        assertThat(row())
                .containsEntry("last_result", "failed: IllegalArgumentException")
                .containsEntry("failures", 1);
        failing = false;
        clock.advance(Duration.ofMinutes(1));
        assertThat(runner().run().block()).isEqualTo(1);
        assertThat(row()).containsEntry("failures", 0);
    }

    @Test
    void one_that_throws_before_it_begins_keeps_no_other_from_its_turn() {
        Chore broken = new Chore() {

            private final String name = "chore-test." + UUID.randomUUID();

            @Override
            public String name() {
                return name;
            }

            @Override
            public Duration every() {
                return Duration.ofHours(24);
            }

            @Override
            public Mono<Long> run() {
                throw new IllegalStateException("thrown, not signalled");
            }

            @Override
            public Mono<Void> measure() {
                throw new IllegalStateException("neither can this be measured");
            }
        };
        assertThat(runner(Duration.ofMinutes(2), broken, chore).run().block()).isEqualTo(1);

        assertThat(runs).hasValue(1);
        assertThat(shelf.claim(broken.name(), clock.instant(), Duration.ofMinutes(2))
                        .block())
                .as("it is tried again soon, not at once")
                .isFalse();
    }

    @Test
    void a_crash_in_the_middle_only_delays_it() {
        Duration lease = Duration.ofMinutes(2);
        shelf.know(chore.name(), clock.instant()).block();
        assertThat(shelf.claim(chore.name(), clock.instant(), lease).block()).isTrue();
        assertThat(runner().run().block()).isZero();
        clock.advance(lease);
        assertThat(runner().run().block()).isEqualTo(1);
        assertThat(runs).hasValue(1);
    }

    @Test
    void one_that_takes_longer_than_its_claim_is_still_done_by_one() {
        Duration lease = Duration.ofMillis(80);
        CompletableFuture<Long> gate = new CompletableFuture<>();
        working = Mono.fromFuture(gate, true);
        CompletableFuture<Long> first = runner(lease, chore).run().toFuture();
        await().until(() -> runs.get() == 1);

        clock.advance(Duration.ofHours(1));
        await("its claim to be renewed").until(() -> nextAt().isAfter(clock.instant()));
        assertThat(runner(lease, chore).run().block()).isZero();
        gate.complete(7L);

        assertThat(first.join()).isEqualTo(1);
        assertThat(runs).hasValue(1);
        assertThat(row()).containsEntry("last_result", "7 done").containsEntry("claimed_at", null);
        assertThat(nextAt()).as("a day after it began").isBefore(clock.instant().plus(chore.every()));
    }

    /** As a machine that was asleep: it neither takes the claim back nor says anything about the run that came after. */
    @Test
    void who_lost_the_claim_leaves_it_to_who_has_it() {
        Instant lost = clock.instant();
        shelf.know(chore.name(), lost).block();
        assertThat(shelf.claim(chore.name(), lost, Duration.ofMinutes(2)).block())
                .isTrue();
        clock.advance(Duration.ofMinutes(2));
        assertThat(runner().run().block()).isEqualTo(1);

        assertThat(shelf.renew(chore.name(), lost, clock.instant()).block()).isFalse();
        shelf.failed(chore.name(), lost, clock.instant(), "failed: late").block();

        assertThat(row()).containsEntry("last_result", "7 done").containsEntry("failures", 0);
        assertThat(runner().run().block()).isZero();
    }

    private Instant nextAt() {
        return ((OffsetDateTime) row().get("next_at")).toInstant();
    }
}
