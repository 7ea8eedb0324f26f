package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.TownByTown;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reminds by day: nobody's telephone sounds at night because a window opened at midnight. */
@Component
class ReminderChore implements Chore {

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final TownByTown towns;
    private final ReminderDesk desk;
    private final Community community;
    private final Clock clock;

    ReminderChore(TownByTown towns, ReminderDesk desk, Community community, Clock clock) {
        this.towns = towns;
        this.desk = desk;
        this.community = community;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "store.reminders";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public Mono<Long> run() {
        LocalTime now = LocalTime.now(clock);
        return now.isBefore(MORNING) || now.isAfter(EVENING)
                ? Mono.just(0L)
                : towns.run(name(), community.towns().map(Town::id), this::ofTown);
    }

    private Mono<Long> ofTown(UUID town) {
        return untilNothingIsLeft(desk.tellOfWindows(town))
                .zipWith(untilNothingIsLeft(desk.tellOfLapsing(town)), Long::sum);
    }

    private static Mono<Long> untilNothingIsLeft(Mono<Long> batch) {
        return batch.repeat().takeUntil(told -> told == 0).reduce(0L, Long::sum);
    }
}
