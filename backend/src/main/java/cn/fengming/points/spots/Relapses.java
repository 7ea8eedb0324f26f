package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** stand-in */
@Component
class Relapses {
    Mono<Void> show(Actor actor, Recheck recheck, RecheckEntry entry) {
        return Mono.empty();
    }

    Mono<Void> reopen(Actor actor, Recheck recheck, RecheckEntry entry) {
        return Mono.empty();
    }

    Mono<UUID> of(Actor actor, Site site, LookForm form, @Nullable UUID last) {
        return Mono.justOrEmpty(last);
    }
}
