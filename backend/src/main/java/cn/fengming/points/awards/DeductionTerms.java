package cn.fengming.points.awards;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.TownByTown;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets deductions lapse when their quarter is over. */
@Component
class DeductionTerms implements Chore {

    private final TownByTown towns;
    private final Community community;
    private final DeductionDesk desk;

    DeductionTerms(TownByTown towns, Community community, DeductionDesk desk) {
        this.towns = towns;
        this.community = community;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "awards.deduction-terms";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Mono<Long> run() {
        return towns.run(name(), community.towns().map(Town::id), town -> desk.lapse(Actor.system(town)));
    }
}
