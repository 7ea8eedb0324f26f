package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The post (岗位) that has to see to a spot. It is a post and no person: whoever holds it today may act.
 *
 * @param role INSPECTOR, COMMITTEE or TOWN
 * @param village null for the town office
 * @param grid of an inspector; null for all inspectors of the village
 */
record Post(Role role, @Nullable UUID village, @Nullable UUID grid) {

    static final Post TOWN_OFFICE = new Post(Role.TOWN, null, null);

    Post {
        boolean whole = switch (role) {
            case INSPECTOR -> village != null;
            case COMMITTEE -> village != null && grid == null;
            case TOWN -> village == null && grid == null;
            default -> false;
        };
        if (!whole) {
            throw Problem.invalid("post", "请选择网格员、村委或镇专班");
        }
    }

    static Post committee(UUID village) {
        return new Post(Role.COMMITTEE, village, null);
    }

    static Post inspector(UUID village, @Nullable UUID grid) {
        return new Post(Role.INSPECTOR, village, grid);
    }

    /** In which capacity this person may act for the post: as holder, or from a post above it. Null when not at all. */
    @Nullable
    Capacity actedFor(Actor actor) {
        if (role == Role.INSPECTOR && village != null && walks(actor, village, grid)) {
            return Capacity.INSPECTOR;
        }
        if (village != null && actor.serves(village, Role.COMMITTEE)) {
            return Capacity.COMMITTEE;
        }
        return actor.has(Role.TOWN) ? Capacity.TOWN : null;
    }

    /** True for an inspector of that grid; one bound to no grid walks the whole village. */
    static boolean walks(Actor actor, UUID village, @Nullable UUID grid) {
        return actor.grants().stream()
                .filter(grant -> grant.role() == Role.INSPECTOR)
                .filter(grant -> grant.village() == null || grant.village().equals(village))
                .anyMatch(grant ->
                        grant.grid() == null || grid == null || grant.grid().equals(grid));
    }

    String words() {
        return switch (role) {
            case INSPECTOR -> Capacity.INSPECTOR.words();
            case COMMITTEE -> Capacity.COMMITTEE.words();
            default -> Capacity.TOWN.words();
        };
    }
}
