package cn.fengming.points.inspection;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.TownByTown;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the clock does to inspections and letters: begins what is drawn, tells what is late. Safe to run again. */
@Component
class InspectionChore implements Chore {

    private final TownByTown towns;
    private final Community community;
    private final Plans plans;
    private final PlanDesk planDesk;
    private final Letters letters;
    private final LetterDesk letterDesk;
    private final Clock clock;

    InspectionChore(
            TownByTown towns,
            Community community,
            Plans plans,
            PlanDesk planDesk,
            Letters letters,
            LetterDesk letterDesk,
            Clock clock) {
        this.towns = towns;
        this.community = community;
        this.plans = plans;
        this.planDesk = planDesk;
        this.letters = letters;
        this.letterDesk = letterDesk;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "inspection.days";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Mono<Long> run() {
        return towns.run(name(), community.towns().map(Town::id), this::inTown);
    }

    private Mono<Long> inTown(UUID town) {
        LocalDate today = LocalDate.now(clock);
        Mono<Long> begins = plans.toBegin(town, today)
                .collectList()
                .flatMapIterable(due -> due)
                .concatMap(plan -> beginOne(town, plan))
                .filter(begun -> begun)
                .count();
        Mono<Long> late = plans.late(town, today)
                .collectList()
                .flatMapIterable(due -> due)
                .concatMap(plan -> planDesk.tellLate(town, plan))
                .filter(told -> told)
                .count();
        Mono<Long> overdue = letters.due(town, today)
                .collectList()
                .flatMapIterable(due -> due)
                .concatMap(letter -> letterDesk.overdue(town, letter))
                .filter(told -> told)
                .count();
        return begins.concatWith(late).concatWith(overdue).reduce(0L, Long::sum);
    }

    /** An officer may have begun or cancelled it meanwhile. */
    private Mono<Boolean> beginOne(UUID town, UUID plan) {
        return planDesk.begin(Actor.system(town), plan)
                .thenReturn(true)
                .onErrorResume(Problem.class, moved -> Mono.just(false));
    }
}
