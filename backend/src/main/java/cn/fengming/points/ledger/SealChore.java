package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.TownByTown;
import cn.fengming.points.seal.Block;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Every ten minutes what has been posted is sealed, a block at a time, until nothing is left. A town that fell far behind
 * (its first seal after years) goes on at the next run, so that other chores have their turn.
 */
@Component
class SealChore implements Chore {

    static final Duration EVERY = Duration.ofMinutes(10);
    private static final int MOST_BLOCKS_A_RUN = 20;

    private final Sealer sealer;
    private final Books books;
    private final TownByTown towns;

    SealChore(Sealer sealer, Books books, TownByTown towns) {
        this.sealer = sealer;
        this.books = books;
        this.towns = towns;
    }

    @Override
    public String name() {
        return "ledger.seal";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public Mono<Long> run() {
        return towns.run(name(), books.towns(), this::seal);
    }

    private Mono<Long> seal(UUID town) {
        return seal(town, Block.MOST_LEAVES, MOST_BLOCKS_A_RUN);
    }

    /** Seals what is there in blocks of at most so many leaves, at most so many blocks. Emits how many leaves. */
    Mono<Long> seal(UUID town, int leaves, int blocks) {
        return sealer.sealNext(town, leaves)
                .flatMap(count -> count < leaves || blocks == 1
                        ? Mono.just((long) count)
                        : seal(town, leaves, blocks - 1).map(rest -> rest + count));
    }
}
