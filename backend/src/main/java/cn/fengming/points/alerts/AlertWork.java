package cn.fengming.points.alerts;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.kernel.TownByTown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Every night at three, when the books have been checked, and whenever an auditor asks for it. */
@Component
class AlertWork implements Chore {

    private static final LocalTime NIGHT = LocalTime.of(3, 0);

    private final TownByTown towns;
    private final Community community;
    private final Watch watch;
    private final AlertDesk desk;
    private final Clock clock;

    AlertWork(TownByTown towns, Community community, Watch watch, AlertDesk desk, Clock clock) {
        this.towns = towns;
        this.community = community;
        this.watch = watch;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "alerts.nightly";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public Instant nextAfter(Instant began) {
        ZonedDateTime local = began.atZone(clock.getZone());
        ZonedDateTime tonight = local.with(NIGHT);
        return (tonight.isAfter(local) ? tonight : tonight.plusDays(1)).toInstant();
    }

    @Override
    public Mono<Long> run() {
        return towns.run(name(), community.towns().map(Town::id), this::ofTown);
    }

    /** Emits how many facts are new. */
    Mono<Long> now(Actor actor) {
        actor.mustServeTown(Role.AUDITOR, Role.TOWN);
        return ofTown(actor.town());
    }

    private Mono<Long> ofTown(UUID town) {
        return watch.look(town)
                .collectList()
                .flatMapIterable(found -> found)
                .concatMap(found -> desk.raise(town, found))
                .filter(raised -> raised)
                .count();
    }
}
