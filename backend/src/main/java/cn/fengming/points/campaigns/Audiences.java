package cn.fengming.points.campaigns;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.Role;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whom an action of the calendar is for. */
@Component
class Audiences {

    private final Community community;

    Audiences(Community community) {
        this.community = community;
    }

    /** Somebody as the calendar sees them: what they do and where they live. */
    record Reader(Actor actor, Optional<Household> home) {

        boolean isMeant(Action action) {
            return livesThere(action) || worksThere(action);
        }

        private boolean livesThere(Action action) {
            return home.isPresent()
                    && (action.role() == null || action.role() == Role.VILLAGER)
                    && covers(action, home.get().village(), home.get().grid());
        }

        private boolean worksThere(Action action) {
            return actor.grants().stream()
                    .filter(grant -> grant.role() != Role.VILLAGER)
                    .filter(grant -> action.role() == null || action.role() == grant.role() || oversees(grant))
                    .anyMatch(grant -> grant.village() == null
                            || covers(action, grant.village(), grant.grid())
                            || (grant.grid() == null && grant.village().equals(action.village())));
        }

        private static boolean oversees(Grant grant) {
            return grant.role() == Role.TOWN || grant.role() == Role.AUDITOR;
        }

        private static boolean covers(Action action, UUID village, @Nullable UUID grid) {
            boolean here = action.village() == null || action.village().equals(village);
            return here && (action.grid() == null || action.grid().equals(grid));
        }
    }

    Mono<Reader> reader(Actor actor) {
        return Mono.justOrEmpty(actor.household())
                .flatMap(home -> community.household(actor.town(), home))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(home -> new Reader(actor, home));
    }
}
