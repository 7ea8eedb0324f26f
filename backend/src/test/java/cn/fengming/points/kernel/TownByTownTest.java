package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A town that cannot be served keeps no other waiting, and does not go unnoticed. */
class TownByTownTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID BAD = new UUID(0, 2);
    private static final UUID OTHER = new UUID(0, 3);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TownByTown towns = new TownByTown(metrics);
    private final List<UUID> visited = new ArrayList<>();

    @Test
    void the_towns_after_one_that_fails_have_their_turn() {
        assertThat(run(ONE, BAD, OTHER)).isEqualTo(4);
        assertThat(visited).containsExactly(ONE, BAD, OTHER);
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void one_that_throws_instead_of_signalling_is_no_different() {
        Mono<Long> running = towns.run("test.chore", Flux.just(BAD, OTHER), town -> {
            if (town.equals(BAD)) {
                throw new IllegalStateException("thrown");
            }
            return Mono.just(1L);
        });
        assertThat(running.block()).isEqualTo(1);
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void when_all_fail_the_chore_failed() {
        assertThatThrownBy(() -> run(BAD)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void without_towns_there_is_nothing_to_do() {
        assertThat(run()).isZero();
    }

    private Long run(UUID... all) {
        return towns.run("test.chore", Flux.just(all), this::visit).block();
    }

    private Mono<Long> visit(UUID town) {
        visited.add(town);
        return town.equals(BAD) ? Mono.error(new IllegalArgumentException("张三")) : Mono.just(2L);
    }

    private double failures() {
        return metrics.counter("points.chores.towns.failed", "chore", "test.chore")
                .count();
    }
}
