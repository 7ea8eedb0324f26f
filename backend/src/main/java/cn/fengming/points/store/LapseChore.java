package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Actor;
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

/**
 * 逾期退回: gives back what was not collected in time. Each redemption lapses in its own transaction, so one that cannot
 * keeps no other from it and is tried again at the next run.
 */
@Component
class LapseChore implements Chore {

    private static final Logger LOG = LoggerFactory.getLogger(LapseChore.class);
    private static final int MOST_A_TOWN = 5000;

    private final TownByTown towns;
    private final Redemptions redemptions;
    private final Endings endings;
    private final Community community;
    private final Clock clock;

    LapseChore(TownByTown towns, Redemptions redemptions, Endings endings, Community community, Clock clock) {
        this.towns = towns;
        this.redemptions = redemptions;
        this.endings = endings;
        this.community = community;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "store.lapse";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Mono<Long> run() {
        return towns.run(name(), community.towns().map(Town::id), this::lapseOf);
    }

    private Mono<Long> lapseOf(UUID town) {
        return redemptions
                .overdue(town, LocalDate.now(clock), MOST_A_TOWN)
                .collectList()
                .flatMapIterable(overdue -> overdue)
                .concatMap(id -> lapse(town, id))
                .reduce(0L, Long::sum);
    }

    private Mono<Long> lapse(UUID town, UUID id) {
        return endings.lapse(Actor.system(town), id).thenReturn(1L).onErrorResume(Problem.class, refused -> {
            LOG.warn("redemption {} does not lapse: {}", id, refused.type());
            return Mono.just(0L);
        });
    }
}
