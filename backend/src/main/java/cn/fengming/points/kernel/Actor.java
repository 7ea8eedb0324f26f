package cn.fengming.points.kernel;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is acting, in which town, with which posts. Everything a request may touch is derived from it: the town of every
 * query is {@link #town()}, never an id the client sent.
 *
 * @param household the household the person belongs to; null for staff who live elsewhere
 * @param member the entry of that household's register which is this person
 */
public record Actor(
        UUID town,
        UUID person,
        String name,
        @Nullable UUID household,
        @Nullable UUID member,
        Set<Grant> grants) {

    /** The id under which the system itself acts: chores, never a request. */
    public static final UUID SYSTEM_PERSON = new UUID(0, 0);

    /** The town of nobody: no row has it, so a visitor who slipped through the gate would still see nothing. */
    private static final UUID NO_TOWN = new UUID(0, 0);

    public Actor {
        grants = Set.copyOf(grants);
    }

    /**
     * Somebody who signed in but is not bound to a town yet. The gate lets a visitor do nothing but finish signing in.
     *
     * @param session an id of the sign-in, only to tell visitors apart
     */
    public static Actor visitor(UUID session) {
        return new Actor(NO_TOWN, session, "访客", null, null, Set.of());
    }

    public boolean isVisitor() {
        return town.equals(NO_TOWN);
    }

    /** The system acting on its own in one town, e.g. when a notice period ends. */
    public static Actor system(UUID town) {
        return new Actor(town, SYSTEM_PERSON, "系统", null, null, Set.of(new Grant(Role.TOWN, null, null)));
    }

    public boolean has(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** True when one of these roles is held for that village or for the whole town. */
    public boolean serves(UUID village, Role... roles) {
        return grants.stream().anyMatch(grant -> Arrays.asList(roles).contains(grant.role()) && grant.covers(village));
    }

    /** @throws Problem 403 when none of these roles is held for that village */
    public void mustServe(UUID village, Role... roles) {
        if (!serves(village, roles)) {
            throw Problem.forbidden("您没有办理这个村事务的权限");
        }
    }

    /**
     * True when one of these roles is held where a household lives: an inspector may be limited to one grid.
     *
     * @param grid the household's grid; null when it lies in none
     */
    public boolean serves(UUID village, @Nullable UUID grid, Role... roles) {
        return grants.stream()
                .anyMatch(grant -> Arrays.asList(roles).contains(grant.role()) && grant.covers(village, grid));
    }

    /**
     * @param grid the household's grid; null when it lies in none
     * @throws Problem 403 when none of these roles is held where the household lives
     */
    public void mustServeHousehold(UUID village, @Nullable UUID grid, Role... roles) {
        mustServe(village, roles);
        if (!serves(village, grid, roles)) {
            throw Problem.forbidden("这户不在您负责的网格里");
        }
    }

    /** @throws Problem 403 when none of these roles is held for the whole town */
    public void mustServeTown(Role... roles) {
        boolean serves = grants.stream()
                .anyMatch(grant -> Arrays.asList(roles).contains(grant.role()) && grant.village() == null);
        if (!serves) {
            throw Problem.forbidden("这件事只能由镇里办理");
        }
    }

    /** The household this person speaks for. @throws Problem 403 when the person belongs to none */
    public UUID mustHaveHousehold() {
        return Optional.ofNullable(household).orElseThrow(() -> Problem.forbidden("您还没有绑定家庭户，请先到村委登记"));
    }

    /** Villages a role is limited to; empty when it is held for the whole town or not at all (check {@link #has}). */
    public Set<UUID> villagesOf(Role role) {
        return grants.stream()
                .filter(grant -> grant.role() == role)
                .flatMap(grant -> Optional.ofNullable(grant.village()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
