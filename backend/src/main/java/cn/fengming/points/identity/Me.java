package cn.fengming.points.identity;

import cn.fengming.points.community.Household;
import cn.fengming.points.community.Town;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is to the backend.
 *
 * @param town null for a visitor, who has still to be bound
 * @param household null for staff who live elsewhere; {@code village} is its village
 * @param demo true when this backend runs the demo, with nothing real in it
 */
record Me(
        UUID person,
        String name,
        @Nullable Town town,
        List<HeldPost> posts,
        @Nullable Household household,
        @Nullable Village village,
        @Nullable UUID member,
        boolean demo) {

    /** Being a villager is among them. @param village null for a post of the whole town */
    record HeldPost(
            Role role, @Nullable Village village, @Nullable UUID grid) {}

    static Me visitor(Actor actor, boolean demo) {
        return new Me(actor.person(), actor.name(), null, List.of(), null, null, null, demo);
    }

    static Me of(Actor actor, Town town, Map<UUID, Village> villages, @Nullable Household household, boolean demo) {
        List<HeldPost> posts = actor.grants().stream()
                .sorted(Comparator.comparing(Grant::role))
                .map(grant -> new HeldPost(grant.role(), named(grant.village(), villages), grant.grid()))
                .toList();
        Village home = household == null ? null : named(household.village(), villages);
        return new Me(actor.person(), actor.name(), town, posts, household, home, actor.member(), demo);
    }

    private static @Nullable Village named(@Nullable UUID village, Map<UUID, Village> villages) {
        return village == null ? null : villages.get(village);
    }
}
