package cn.fengming.points.season;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.TownByTown;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Draws when signing up is over, and lets the lines move up. Each in its own transaction; safe to run again. */
@Component
class SeasonChore implements Chore {

    private static final Logger LOG = LoggerFactory.getLogger(SeasonChore.class);
    private static final int MOST_A_TOWN = 1000;

    private final TownByTown towns;
    private final Community community;
    private final Releases releases;
    private final DrawDesk draws;
    private final Clock clock;

    SeasonChore(TownByTown towns, Community community, Releases releases, DrawDesk draws, Clock clock) {
        this.towns = towns;
        this.community = community;
        this.releases = releases;
        this.draws = draws;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "season.draws";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Mono<Long> run() {
        return towns.run(name(), community.towns().map(Town::id), this::inTown);
    }

    private Mono<Long> inTown(UUID town) {
        Mono<Long> drawn = releases.toDraw(town, clock.instant(), MOST_A_TOWN)
                .collectList()
                .flatMapIterable(due -> due)
                .concatMap(id -> once(id, draws.draw(Actor.system(town), id).thenReturn(true)))
                .filter(done -> done)
                .count();
        Mono<Long> moved = releases.inLine(town)
                .collectList()
                .flatMapIterable(lines -> lines)
                .concatMap(id -> once(id, draws.moveUp(town, id)))
                .filter(done -> done)
                .count();
        return drawn.concatWith(moved).reduce(0L, Long::sum);
    }

    /** Somebody of the committee may have been first. */
    private static Mono<Boolean> once(UUID id, Mono<Boolean> work) {
        return work.onErrorResume(Problem.class, refused -> {
            LOG.warn("release {} is left as it is: {}", id, refused.type());
            return Mono.just(false);
        });
    }
}
