package cn.fengming.points.spots;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Chore;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** 转镇核实: what reporter and witnesses did not come to verify in time is verified by the town. */
@Component
class VerificationChore implements Chore {

    private static final int MOST_A_TOWN = 500;

    private final Community community;
    private final Clocked clocked;
    private final DeadlineDesk desk;
    private final Clock clock;

    VerificationChore(Community community, Clocked clocked, DeadlineDesk desk, Clock clock) {
        this.community = community;
        this.clocked = clocked;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "spots.verification";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Mono<Long> run() {
        return community
                .towns()
                .map(Town::id)
                .concatMapDelayError(this::passOnIn)
                .reduce(0L, Long::sum);
    }

    private Mono<Long> passOnIn(UUID town) {
        return clocked.unverified(town, clock.instant(), MOST_A_TOWN)
                .collectList()
                .flatMapIterable(waiting -> waiting)
                .concatMapDelayError(spot -> desk.passToTown(town, spot))
                .filter(passed -> passed)
                .count();
    }
}
