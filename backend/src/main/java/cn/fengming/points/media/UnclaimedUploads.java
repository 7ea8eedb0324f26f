package cn.fengming.points.media;

import cn.fengming.points.kernel.Chore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Removes photos and recordings nobody made use of, a few at a time, and what a crash left of uploads. */
@Component
class UnclaimedUploads implements Chore {

    private static final int MOST_ROUNDS = 200;

    private final PhotoDesk photos;
    private final RecordingDesk recordings;
    private final Intake intake;
    private final MediaProperties limits;
    private final Clock clock;

    UnclaimedUploads(PhotoDesk photos, RecordingDesk recordings, Intake intake, MediaProperties limits, Clock clock) {
        this.photos = photos;
        this.recordings = recordings;
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
        return emptied(photos::removeUnclaimed)
                .flatMap(removed -> emptied(recordings::removeUnclaimed).map(more -> removed + more))
                .flatMap(removed -> intake.sweep(Duration.ofDays(1)).thenReturn(removed));
    }

    private Mono<Long> emptied(Function<Instant, Mono<Long>> remove) {
        return Mono.defer(() -> remove.apply(clock.instant().minus(limits.unclaimedFor())))
                .repeat(MOST_ROUNDS)
                .takeUntil(removed -> removed == 0)
                .reduce(0L, Long::sum);
    }
}
