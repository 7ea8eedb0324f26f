package cn.fengming.points.spots;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Chore;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** 超期上报: tells further up that spots are late, a batch of each town a minute. */
@Component
class EscalationChore implements Chore {

    private static final int MOST_A_TOWN = 500;

    private final Community community;
    private final Clocked clocked;
    private final DeadlineDesk desk;
    private final Clock clock;

    EscalationChore(Community community, Clocked clocked, DeadlineDesk desk, Clock clock) {
        this.community = community;
        this.clocked = clocked;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "spots.escalation";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    /** One that cannot be told about keeps no other from it; the run still ends as failed, and is tried again. */
    @Override
    public Mono<Long> run() {
        return community
                .towns()
                .map(Town::id)
                .concatMapDelayError(this::escalateIn)
                .reduce(0L, Long::sum);
    }

    private Mono<Long> escalateIn(UUID town) {
        return clocked.late(town, clock.instant(), MOST_A_TOWN)
                .collectList()
                .flatMapIterable(late -> late)
                .concatMapDelayError(spot -> desk.escalate(town, spot))
                .filter(told -> told)
                .count();
    }
}
