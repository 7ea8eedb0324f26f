package cn.fengming.points.inspection;

import cn.fengming.points.assessment.Assignment;
import cn.fengming.points.assessment.Assignments;
import cn.fengming.points.kernel.Actor;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the plans of a round say about who inspects a village. Keeping away goes before everything. */
@Component
class DrawnTeams implements Assignments {

    private final Visits visits;
    private final Inspectors inspectors;

    DrawnTeams(Visits visits, Inspectors inspectors) {
        this.visits = visits;
        this.inspectors = inspectors;
    }

    @Override
    public Mono<Assignment> of(Actor actor, UUID round, UUID village) {
        return inspectors
                .mustKeepAway(actor, village)
                .flatMap(away -> away
                        ? Mono.just(Assignment.RECUSED)
                        : visits.standings(actor.town(), round, village, actor.person())
                                .collectList()
                                .map(DrawnTeams::assignment));
    }

    static Assignment assignment(List<Visits.Standing> plans) {
        if (plans.stream().anyMatch(plan -> plan.onDuty() && plan.state() != Plan.State.DRAWN)) {
            return Assignment.YOURS;
        }
        if (plans.stream().anyMatch(plan -> plan.binding() && plan.state() == Plan.State.PROMISED)) {
            return Assignment.WAITING;
        }
        boolean others = plans.stream().anyMatch(plan -> plan.binding() && plan.visited() && !plan.missed());
        return others ? Assignment.OTHERS : Assignment.OPEN;
    }

    @Override
    public Flux<UUID> villages(Actor actor, UUID round) {
        return visits.villagesOf(actor.town(), round, actor.person());
    }
}
