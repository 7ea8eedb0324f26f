package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
            });
        }
    };

    private ChoreRunner runner() {
        return new ChoreRunner(shelf, List.of(chore), clock, new SimpleMeterRegistry());
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
        var runner = new ChoreRunner(shelf, List.of(broken, chore), clock, new SimpleMeterRegistry());

        assertThat(runner.run().block()).isEqualTo(1);

        assertThat(runs).hasValue(1);
        assertThat(shelf.claim(broken.name(), clock.instant(), Duration.ofMinutes(15))
                        .block())
                .as("it is tried again soon, not at once")
                .isFalse();
    }

    @Test
    void a_crash_in_the_middle_only_delays_it() {
        shelf.know(chore.name(), clock.instant()).block();
        assertThat(shelf.claim(chore.name(), clock.instant(), Duration.ofMinutes(15))
                        .block())
                .isTrue();
        assertThat(runner().run().block()).isZero();
        clock.advance(Duration.ofMinutes(15));
        assertThat(runner().run().block()).isEqualTo(1);
        assertThat(runs).hasValue(1);
    }
}
