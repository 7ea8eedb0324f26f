package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * What the clock does to a spot. Each spot is its own transaction that looks again before it acts, so two instances at
 * once, or a run after a crash, tell everybody exactly once.
 */
@Component
class DeadlineDesk {

    private static final int TOWN_KNOWS = 2;

    private final Clocked clocked;
    private final Ways ways;
    private final SettingsShelf settings;
    private final Findings findings;
    private final Clock clock;

    DeadlineDesk(Clocked clocked, Ways ways, SettingsShelf settings, Findings findings, Clock clock) {
        this.clocked = clocked;
        this.ways = ways;
        this.settings = settings;
        this.findings = findings;
        this.clock = clock;
    }

    /** Tells the next one up that a spot is late. Emits false when somebody else did, or it is not late any more. */
    @Transactional
    public Mono<Boolean> escalate(UUID town, UUID id) {
        Instant now = clock.instant();
        return clocked.lockLate(town, id, now)
                .zipWith(settings.of(town))
                .flatMap(found -> escalate(found.getT1(), found.getT2(), now))
                .map(done -> true)
                .defaultIfEmpty(false);
    }

    private Mono<Spot> escalate(Spot spot, SpotSettings rules, Instant now) {
        Task task = spot.task();
        Instant due = task == null ? null : task.dueAt();
        if (task == null || due == null) {
            return Mono.empty();
        }
        int level = task.escalation() + 1;
        Instant next = level < TOWN_KNOWS ? due.plus(Duration.ofDays(rules.townDays())) : null;
        Deed deed = Deed.of(Move.ESCALATE, Capacity.SYSTEM, null, now).deciding(Decided.level(level, due));
        return ways.make(
                        Actor.system(spot.town()), spot, spot.with(spot.course().escalated(next)), deed)
                .delayUntil(late -> level == 1 ? overdue(late, due) : Mono.empty());
    }

    /** Once for each deadline, on its day: that of a later assignment is another. */
    private Mono<Boolean> overdue(Spot spot, Instant due) {
        LocalDate day = LocalDate.ofInstant(due, clock.getZone());
        return findings.add(
                spot,
                FindingCode.OVERDUE,
                due.toString(),
                day,
                "应于 " + day + " 前整改，到期没有完成",
                List.of(),
                Actor.SYSTEM_PERSON);
    }

    /** Nobody came to verify in time: the town does. Emits false when it is so already. */
    @Transactional
    public Mono<Boolean> passToTown(UUID town, UUID id) {
        Instant now = clock.instant();
        return clocked.lockUnverified(town, id, now)
                .flatMap(spot -> ways.make(
                        Actor.system(town),
                        spot,
                        spot.with(spot.course().passedToTown()),
                        Deed.of(Move.PASS_TO_TOWN, Capacity.SYSTEM, null, now)))
                .map(done -> true)
                .defaultIfEmpty(false);
    }
}
