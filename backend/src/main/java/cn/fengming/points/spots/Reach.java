package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The villages into whose spots somebody may look, by the posts they hold and never by what they ask for.
 *
 * @param villages null for the whole town; empty for none
 */
record Reach(UUID town, @Nullable Set<UUID> villages) {

    /** Whom a list of a village's work is for. */
    static final Role[] STAFF = {Role.INSPECTOR, Role.COMMITTEE, Role.PANEL, Role.TOWN, Role.AUDITOR};

    /** Who weighs the figures of a village. */
    static final Role[] JUDGES = {Role.COMMITTEE, Role.TOWN, Role.AUDITOR};

    /**
     * @param asked one village; null for all within reach
     * @throws Problem 403 when the village asked for is out of reach
     */
    static Reach of(Actor actor, @Nullable UUID asked, Role... roles) {
        if (asked != null) {
            actor.mustServe(asked, roles);
            return village(actor.town(), asked);
        }
        List<Grant> held = actor.grants().stream()
                .filter(grant -> Arrays.asList(roles).contains(grant.role()))
                .toList();
        boolean everywhere = held.stream().anyMatch(grant -> grant.village() == null);
        return new Reach(
                actor.town(),
                everywhere
                        ? null
                        : held.stream()
                                .flatMap(grant -> Optional.ofNullable(grant.village()).stream())
                                .collect(Collectors.toUnmodifiableSet()));
    }

    static Reach town(UUID town) {
        return new Reach(town, null);
    }

    static Reach village(UUID town, UUID village) {
        return new Reach(town, Set.of(village));
    }

    /** The town is named in every statement, the villages in every one that does not reach over the whole town. */
    Clauses clauses() {
        Clauses clauses = new Clauses().and("town_id = :town", "town", town);
        if (villages == null) {
            return clauses;
        }
        return villages.size() == 1
                ? clauses.and(
                        "village_id = :village", "village", villages.iterator().next())
                : clauses.and("village_id = any(:villages)", "villages", villages.toArray(UUID[]::new));
    }
}
