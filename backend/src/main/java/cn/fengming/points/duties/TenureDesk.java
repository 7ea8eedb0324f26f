package cn.fengming.points.duties;

import cn.fengming.points.kernel.Outbox;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Ends tenures whose days are over, and says so; the post is vacant then until somebody is named. */
@Component
public class TenureDesk {

    private static final int BATCH = 200;

    private final Positions positions;
    private final Outbox outbox;
    private final Clock clock;

    TenureDesk(Positions positions, Outbox outbox, Clock clock) {
        this.positions = positions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A batch in one transaction; emits how many, 0 when nothing is left. */
    @Transactional
    public Mono<Long> lapse(UUID town) {
        return positions
                .lapse(town, LocalDate.now(clock), clock.instant(), BATCH)
                .collectList()
                .flatMapIterable(lapsed -> lapsed)
                .concatMap(lapsed -> outbox.tell(town, "duties.tenure-lapsed", lapsed.position(), lapsed)
                        .thenReturn(1L))
                .reduce(0L, Long::sum);
    }
}
