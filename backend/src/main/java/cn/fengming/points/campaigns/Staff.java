package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who works on campaigns, and where. */
final class Staff {

    static final Role[] WRITERS = {Role.COMMITTEE, Role.INSPECTOR, Role.TOWN};
    static final Role[] READERS = {Role.COMMITTEE, Role.INSPECTOR, Role.PANEL, Role.TOWN, Role.AUDITOR};

    private Staff() {}

    /**
     * The villages one may read about.
     *
     * @param asked one of them; null for all of one's own
     * @return null for the whole town
     * @throws Problem 403 for a village that is not the actor's
     */
    static @Nullable List<UUID> villages(Actor actor, @Nullable UUID asked) {
        if (asked != null) {
            actor.mustServe(asked, READERS);
            return List.of(asked);
        }
        List<Grant> reading = actor.grants().stream()
                .filter(grant -> Arrays.asList(READERS).contains(grant.role()))
                .toList();
        return reading.stream().anyMatch(grant -> grant.village() == null)
                ? null
                : reading.stream()
                        .flatMap(grant -> Stream.ofNullable(grant.village()))
                        .distinct()
                        .toList();
    }
}
