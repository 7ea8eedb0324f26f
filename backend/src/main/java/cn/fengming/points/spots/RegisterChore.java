package cn.fengming.points.spots;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Chore;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Goes through the registers of all towns for places that are to be looked at today (回头看提醒). */
@Component
class RegisterChore implements Chore {

    private final LookReminders reminders;
    private final Community community;

    RegisterChore(LookReminders reminders, Community community) {
        this.reminders = reminders;
        this.community = community;
    }

    @Override
    public String name() {
        return "spots.looks";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Mono<Long> run() {
        return community.towns().map(Town::id).concatMap(this::ofTown).reduce(0L, Long::sum);
    }

    /** Batch after batch until nothing is left; what a crash leaves is taken at the next run. */
    private Mono<Long> ofTown(UUID town) {
        return reminders
                .tell(town)
                .expand(told -> told == 0 ? Mono.empty() : reminders.tell(town))
                .reduce(0L, Long::sum);
    }
}
