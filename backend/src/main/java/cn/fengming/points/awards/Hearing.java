package cn.fengming.points.awards;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who may hear an objection: the committee, the panel or the town, but nobody who submitted, recorded, confirmed or
 * voted on the matter, nobody who objected to it, and no kin of either side.
 */
@Component
class Hearing {

    private final Reviews reviews;
    private final Objections objections;
    private final Fairness fairness;

    Hearing(Reviews reviews, Objections objections, Fairness fairness) {
        this.reviews = reviews;
        this.objections = objections;
        this.fairness = fairness;
    }

    Mono<Void> mustBeOpenTo(Actor actor, Objection objection, Application application) {
        return mustBeOpenTo(
                actor,
                objection,
                Stream.of(application.submittedBy(), application.takenBy(), application.confirmedBy())
                        .filter(Objects::nonNull)
                        .toList());
    }

    Mono<Void> mustBeOpenTo(Actor actor, Objection objection, Deduction deduction) {
        return mustBeOpenTo(actor, objection, List.of(deduction.recordedBy()));
    }

    private Mono<Void> mustBeOpenTo(Actor actor, Objection objection, List<UUID> parties) {
        actor.mustServe(objection.village(), Role.COMMITTEE, Role.PANEL, Role.TOWN);
        return Flux.concat(
                        Flux.fromIterable(parties),
                        reviews.voters(actor.town(), objection.subject()),
                        objections.of(actor.town(), objection.subject()).map(Objection::byPerson))
                .any(actor.person()::equals)
                .flatMap(party ->
                        party ? Mono.error(Fairness.barred("same-person", "您经手过这件事，异议要由没有参与过的人处理")) : Mono.empty())
                .then(fairness.mustBeUnrelated(actor, objection.against()))
                .then(fairness.mustBeUnrelated(actor, objection.household()));
    }
}
