package cn.fengming.points.campaigns;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.TownByTown;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Goes through the calendars of all towns for actions that are near (行动提醒). */
@Component
class ActionChore implements Chore {

    private final TownByTown towns;
    private final ActionReminders reminders;
    private final Community community;

    ActionChore(TownByTown towns, ActionReminders reminders, Community community) {
        this.towns = towns;
        this.reminders = reminders;
        this.community = community;
    }

    @Override
    public String name() {
        return "campaigns.actions";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Mono<Long> run() {
        return towns.run(name(), community.towns().map(Town::id), reminders::tell);
    }
}
