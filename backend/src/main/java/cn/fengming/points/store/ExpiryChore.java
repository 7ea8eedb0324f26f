package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.TownByTown;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Once an hour: what expired with the day is no longer on any shelf. Each batch in its own transaction. */
@Component
class ExpiryChore implements Chore {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryChore.class);
    private static final int MOST_A_TOWN = 2000;

    private final TownByTown towns;
    private final Batches batches;
    private final ExpiryDesk desk;
    private final Community community;
    private final Clock clock;

    ExpiryChore(TownByTown towns, Batches batches, ExpiryDesk desk, Community community, Clock clock) {
        this.towns = towns;
        this.batches = batches;
        this.desk = desk;
        this.community = community;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "store.expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Mono<Long> run() {
        return towns.run(name(), community.towns().map(Town::id), this::blockOf);
    }

    private Mono<Long> blockOf(UUID town) {
        return batches.expired(town, LocalDate.now(clock), MOST_A_TOWN)
                .collectList()
                .flatMapIterable(expired -> expired)
                .concatMap(batch -> block(town, batch.id()))
                .reduce(0L, Long::sum);
    }

    private Mono<Long> block(UUID town, UUID id) {
        return desk.block(town, id).onErrorResume(Problem.class, refused -> {
            LOG.warn("batch {} is not blocked: {}", id, refused.type());
            return Mono.just(0L);
        });
    }
}
