package cn.fengming.points.community;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who may look into the register: the staff of a village into its households, the town office and the auditor into all
 * of the town, a villager into the own household. What is of another town is not there.
 */
@Component
class ReadingRoom {

    private static final Role[] STAFF = {Role.COMMITTEE, Role.INSPECTOR, Role.PANEL, Role.CLERK, Role.TOWN, Role.AUDITOR
    };

    private final Community community;

    ReadingRoom(Community community) {
        this.community = community;
    }

    /** @throws Problem 404 unknown in the town, 403 not staff of the village */
    Mono<Village> village(Actor actor, UUID village) {
        return community.village(actor.town(), village).doOnNext(found -> actor.mustServe(found.id(), STAFF));
    }

    /** @throws Problem 404 unknown in the town, 403 neither the own household nor staff of its village */
    Mono<Household> household(Actor actor, UUID household) {
        return community.household(actor.town(), household).doOnNext(found -> mustMayRead(actor, found));
    }

    /** @throws Problem 400, 404, 422 as {@link Community#byCard}, 403 not staff of the village */
    Mono<Household> card(Actor actor, String code) {
        return community.byCard(actor.town(), code).doOnNext(found -> actor.mustServe(found.village(), STAFF));
    }

    private static void mustMayRead(Actor actor, Household household) {
        if (!household.id().equals(actor.household())) {
            actor.mustServe(household.village(), STAFF);
        }
    }
}
