package cn.fengming.points.treasury;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.TownByTown;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Every hour: reminds by day, and clears what ended before today. So points go in the first hour after their last day,
 * and what comes back from a redemption later goes with the next run. A household it cannot clear now is tried again.
 */
@Component
class ExpiryWork implements Chore {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWork.class);

    private final TownByTown towns;
    private final Community community;
    private final ExpiryTermsShelf terms;
    private final Expiring expiring;
    private final ClearingDesk desk;
    private final Clock clock;

    ExpiryWork(
            TownByTown towns,
            Community community,
            ExpiryTermsShelf terms,
            Expiring expiring,
            ClearingDesk desk,
            Clock clock) {
        this.towns = towns;
        this.community = community;
        this.terms = terms;
        this.expiring = expiring;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "treasury.expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Mono<Long> run() {
        return towns.run(name(), community.towns().map(Town::id), this::ofTown);
    }

    /** A town that never clears costs one look at its rule. */
    private Mono<Long> ofTown(UUID town) {
        LocalDate horizon = LocalDate.now(clock).plusDays(Reminder.FIRST.daysBefore());
        return terms.lives(town)
                .flatMapMany(lives -> lives.endedBy(horizon, Quarter.of(horizon))
                        .map(upTo -> expiring.homes(town, lives, upTo))
                        .orElse(Flux.empty()))
                .collectList()
                .flatMapIterable(homes -> homes)
                .concatMap(this::ofHome)
                .reduce(0L, Long::sum);
    }

    private Mono<Long> ofHome(Expiring.Home home) {
        return clear(home).concatWith(remind(home)).reduce(0L, Long::sum).onErrorResume(Problem.class, refused -> {
            LOG.warn("wallet of {} is not cleared now: {}", home.household().id(), refused.type());
            return Mono.just(0L);
        });
    }

    private Mono<Long> clear(Expiring.Home home) {
        return Mono.justOrEmpty(home.ending().over(home.wallet(), LocalDate.now(clock)))
                .flatMap(over -> desk.clear(home.household(), over))
                .map(points -> 1L);
    }

    private Flux<Long> remind(Expiring.Home home) {
        return Reminder.isTime(LocalTime.now(clock))
                ? Flux.fromIterable(Ending.byDay(home.lots()).entrySet())
                        .concatMap(day -> remind(home, day))
                        .filter(told -> told)
                        .map(told -> 1L)
                : Flux.empty();
    }

    private Mono<Boolean> remind(Expiring.Home home, Map.Entry<LocalDate, Long> day) {
        return Mono.justOrEmpty(Reminder.due(LocalDate.now(clock), day.getKey()))
                .map(kind -> new Told(
                        home.household().id(),
                        day.getKey(),
                        kind,
                        day.getValue(),
                        home.wallet().held(),
                        clock.instant()))
                .flatMap(told -> desk.remind(home.household(), told));
    }
}
