package cn.fengming.points.awards;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Nobody decides for their own household or for kin. */
@Component
class Fairness {

    private final Community community;

    Fairness(Community community) {
        this.community = community;
    }

    /** True when the acting person's household is this one, or kin to it. */
    Mono<Boolean> related(Actor actor, UUID household) {
        return related(actor.town(), actor.household(), household);
    }

    Mono<Boolean> related(UUID town, @Nullable UUID one, @Nullable UUID other) {
        return one == null || other == null ? Mono.just(false) : community.kin(town, one, other);
    }

    /** @throws Problem 422 (signalled) when the acting person is of this household or kin to it */
    Mono<Void> mustBeUnrelated(Actor actor, @Nullable UUID household) {
        return related(actor.town(), actor.household(), household)
                .flatMap(related ->
                        related ? Mono.error(barred("own-or-kin", "这是您自己家或亲属家的事，请由别人办理（回避）")) : Mono.empty());
    }

    static Problem barred(String type, String detail) {
        return Problem.refused(type, detail);
    }
}
