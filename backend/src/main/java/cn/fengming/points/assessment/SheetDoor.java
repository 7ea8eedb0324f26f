package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who writes on a sheet, and who reads one before the standing is public: the town's team, or those who were drawn for
 * the village and nobody else. Nobody writes on the sheet of their own village.
 */
@Component
class SheetDoor {

    private final Subjects subjects;
    private final Assignments assignments;

    SheetDoor(Subjects subjects, Assignments assignments) {
        this.subjects = subjects;
        this.assignments = assignments;
    }

    /**
     * @param subject of the round
     * @throws Problem 403 for whom the village is not to inspect; 409 {@code not-drawn}; 404 unknown subject
     */
    Mono<Void> mustWrite(Actor actor, Round round, UUID subject) {
        return subjects.one(actor.town(), round, subject)
                .flatMap(known -> assignments.of(actor, round.id(), known.home()))
                .doOnNext(assignment -> mustWrite(actor, assignment))
                .then();
    }

    private static void mustWrite(Actor actor, Assignment assignment) {
        if (assignment == Assignment.YOURS) {
            return;
        }
        TownTeam.mustInspect(actor);
        switch (assignment) {
            case WAITING -> throw Problem.conflict("not-drawn", "这期由抽中的检查组打分，还没有抽签");
            case OTHERS -> throw Problem.forbidden("这个村由抽中的检查组打分，您不在这个组里");
            case RECUSED -> throw Problem.forbidden("自己居住、任职或有亲属的村要回避，不能打分");
            default -> {}
        }
    }

    /** The sheets of a round that the actor may read. @throws Problem 403 for whom there is nothing to read */
    Flux<Sheet> readable(Actor actor, UUID round, Flux<Sheet> sheets) {
        return readsAll(actor)
                ? sheets
                : assignments
                        .villages(actor, round)
                        .collectList()
                        .filter(villages -> !villages.isEmpty())
                        .switchIfEmpty(Mono.fromRunnable(() -> TownTeam.mustRead(actor)))
                        .flatMapMany(villages -> sheets.filter(sheet -> villages.contains(sheet.subject())));
    }

    /** @throws Problem 403 for whom it is not to read */
    Mono<Sheet> mustRead(Actor actor, Sheet sheet) {
        return readable(actor, sheet.round(), Flux.just(sheet))
                .next()
                .switchIfEmpty(Mono.fromRunnable(() -> TownTeam.mustRead(actor)));
    }

    private static boolean readsAll(Actor actor) {
        return actor.grants().stream()
                .anyMatch(grant -> grant.village() == null
                        && (grant.role() == Role.TOWN
                                || grant.role() == Role.INSPECTOR
                                || grant.role() == Role.AUDITOR));
    }
}
