package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Tells of actions that are near: each day of an action once, and none that was called off. */
@Component
public class ActionReminders {

    private static final int FURTHEST_DAYS = 14;

    private final Actions actions;
    private final Outbox outbox;
    private final Clock clock;

    ActionReminders(Actions actions, Outbox outbox, Clock clock) {
        this.actions = actions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whom it is for is said as the action says it: who tells them looks up the persons. */
    private record Near(
            LocalDate day,
            @Nullable UUID village,
            @Nullable UUID grid,
            @Nullable Role role) {}

    private record Due(Action action, LocalDate day) {}

    /** One transaction; emits how many were told of. */
    @Transactional
    public Mono<Long> tell(UUID town) {
        LocalDate today = LocalDate.now(clock);
        LocalDate until = today.plusDays(FURTHEST_DAYS);
        return actions.calledOff(town, today, until)
                .map(off -> off.action() + "/" + off.day())
                .collectList()
                .flatMapMany(off -> actions.between(town, today, until)
                        .flatMapIterable(action -> action.days(today, today.plusDays(action.remindDays()))
                                .filter(day -> !off.contains(action.id() + "/" + day))
                                .map(day -> new Due(action, day))
                                .toList()))
                .collectList()
                .flatMapIterable(due -> due)
                .concatMap(due -> tellOnce(town, due))
                .reduce(0L, Long::sum);
    }

    private Mono<Long> tellOnce(UUID town, Due due) {
        Action action = due.action();
        var near = new Near(due.day(), action.village(), action.grid(), action.role());
        return actions.remindOnce(town, action.id(), due.day(), clock.instant())
                .filter(first -> first)
                .flatMap(first -> outbox.tell(town, "campaigns.action-near", action.id(), near)
                        .thenReturn(1L));
    }
}
