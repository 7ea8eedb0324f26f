package cn.fengming.points.store;

import cn.fengming.points.kernel.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Tells that a window is open and that goods are about to go back: each once, in the transaction that notes it. */
@Component
public class ReminderDesk {

    /** A window that opened longer ago is no news. */
    private static final int NEWS_DAYS = 3;

    private static final int BATCH = 200;

    private final Reminders reminders;
    private final Redemptions redemptions;
    private final Outbox outbox;
    private final Clock clock;

    ReminderDesk(Reminders reminders, Redemptions redemptions, Outbox outbox, Clock clock) {
        this.reminders = reminders;
        this.redemptions = redemptions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Payload of {@code store.window-opened}. */
    record Opened(UUID window, UUID village, LocalDate closesOn) {}

    /** Tells of a batch of windows; emits how many, 0 when nothing is left. */
    @Transactional
    public Mono<Long> tellOfWindows(UUID town) {
        LocalDate today = LocalDate.now(clock);
        return reminders
                .windows(town, today.minusDays(NEWS_DAYS), today, BATCH)
                .collectList()
                .flatMapIterable(opened -> opened)
                .filterWhen(window -> reminders.note(town, Reminders.Kind.WINDOW, window.id(), window.opensOn()))
                .concatMap(window -> outbox.tell(
                                town,
                                "store.window-opened",
                                window.id(),
                                new Opened(window.id(), window.villageId(), window.closesOn()))
                        .thenReturn(1L))
                .reduce(0L, Long::sum);
    }

    /** Tells of a batch of redemptions that lapse after today or tomorrow; emits how many. */
    @Transactional
    public Mono<Long> tellOfLapsing(UUID town) {
        LocalDate today = LocalDate.now(clock);
        Instant morning = today.atStartOfDay(clock.getZone()).toInstant();
        return reminders
                .lapsing(town, today, today.plusDays(1), morning, BATCH)
                .collectList()
                .flatMapIterable(near -> near)
                .concatMap(id -> redemptions.find(town, id))
                .filterWhen(near -> reminders.note(town, Reminders.Kind.LAPSE, near.id(), near.collectBy()))
                .concatMap(near -> outbox.tell(town, "store.lapsing", near.id(), Told.of(near, null))
                        .thenReturn(1L))
                .reduce(0L, Long::sum);
    }
}
