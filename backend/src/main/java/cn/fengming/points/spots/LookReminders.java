package cn.fengming.points.spots;

import cn.fengming.points.kernel.Outbox;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Tells that places of the registers are to be looked at again: each place once for each of its dates. */
@Component
public class LookReminders {

    private static final int BATCH = 200;

    private final Sites sites;
    private final Outbox outbox;
    private final Clock clock;

    LookReminders(Sites sites, Outbox outbox, Clock clock) {
        this.sites = sites;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Told(UUID village, String code, Register register, LocalDate dueOn) {}

    /** Tells of a batch in one transaction; emits how many, 0 when nothing is left. */
    @Transactional
    public Mono<Long> tell(UUID town) {
        return sites.takeDue(town, LocalDate.now(clock), BATCH)
                .collectList()
                .flatMapIterable(due -> due)
                .concatMap(due -> outbox.tell(
                                town,
                                "spots.look-due",
                                due.id(),
                                new Told(due.village(), due.code(), due.register(), due.dueOn()))
                        .thenReturn(1L))
                .reduce(0L, Long::sum);
    }
}
