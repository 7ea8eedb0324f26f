package cn.fengming.points.awards;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.TownByTown;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends notices by the clock when their term is over. */
@Component
class NoticeTerms implements Chore {

    private final TownByTown towns;
    private final Notices notices;
    private final NoticeDesk desk;

    NoticeTerms(TownByTown towns, Notices notices, NoticeDesk desk) {
        this.towns = towns;
        this.notices = notices;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "awards.notice-terms";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Mono<Long> run() {
        return towns.run(name(), notices.townsWithTermOver(), town -> desk.endOver(Actor.system(town), null));
    }
}
