package cn.fengming.points.media;

import cn.fengming.points.kernel.Chore;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Removes photos nobody made use of, a few at a time, and what a crash left of uploads. */
@Component
class UnclaimedPhotos implements Chore {

    private static final int MOST_ROUNDS = 200;

    private final PhotoDesk desk;
    private final Intake intake;
    private final MediaProperties limits;
    private final Clock clock;

    UnclaimedPhotos(PhotoDesk desk, Intake intake, MediaProperties limits, Clock clock) {
        this.desk = desk;
        this.intake = intake;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "media.unclaimed-photos";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public Mono<Long> run() {
        return Mono.defer(() -> desk.removeUnclaimed(clock.instant().minus(limits.unclaimedFor())))
                .repeat(MOST_ROUNDS)
                .takeUntil(removed -> removed == 0)
                .reduce(0L, Long::sum)
                .flatMap(removed ->
                        intake.sweep(clock.instant().minus(Duration.ofDays(1))).thenReturn(removed));
    }
}
