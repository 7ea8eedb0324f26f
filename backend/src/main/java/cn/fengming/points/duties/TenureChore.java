package cn.fengming.points.duties;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.TownByTown;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Goes through the posts of all towns for tenures whose days are over. */
@Component
class TenureChore implements Chore {

    private final TownByTown towns;
    private final TenureDesk desk;
    private final Community community;

    TenureChore(TownByTown towns, TenureDesk desk, Community community) {
        this.towns = towns;
        this.desk = desk;
        this.community = community;
    }

    @Override
    public String name() {
        return "duties.tenures";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public Mono<Long> run() {
        return towns.run(name(), community.towns().map(Town::id), this::ofTown);
    }

    /** Batch after batch until nothing is left. */
    private Mono<Long> ofTown(UUID town) {
        return desk.lapse(town)
                .expand(done -> done == 0 ? Mono.empty() : desk.lapse(town))
                .reduce(0L, Long::sum);
    }
}
