package cn.fengming.points.spots;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Grid;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where spots can be: that a village, group, grid or home a request names is there, and belongs together. */
@Component
class Grounds {

    private final Community community;

    Grounds(Community community) {
        this.community = community;
    }

    /**
     * The place with its grid: the one that was chosen, or the only one of the group.
     *
     * @throws Problem 404 when village, group or grid are not there or do not belong together
     */
    Mono<Where> place(UUID town, UUID village, Where where) {
        return community
                .village(town, village)
                .then(mustHaveGroup(town, village, where.group()))
                .then(grid(town, village, where))
                .map(where::withGrid)
                .defaultIfEmpty(where);
    }

    private Mono<Void> mustHaveGroup(UUID town, UUID village, @Nullable UUID group) {
        return group == null
                ? Mono.empty()
                : community
                        .groups(town, village)
                        .filter(found -> found.id().equals(group))
                        .next()
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("这个村民小组")))
                        .then();
    }

    private Mono<UUID> grid(UUID town, UUID village, Where where) {
        if (where.grid() != null) {
            return mustHaveGrid(town, village, where.grid()).thenReturn(where.grid());
        }
        return where.group() == null
                ? Mono.empty()
                : community
                        .grids(town, village)
                        .filter(grid -> Objects.equals(grid.group(), where.group()))
                        .map(Grid::id)
                        .collectList()
                        .filter(found -> found.size() == 1)
                        .map(found -> found.get(0));
    }

    /** @throws Problem 404 when the village has no such grid */
    Mono<Void> mustHaveGrid(UUID town, UUID village, UUID grid) {
        return community
                .grid(town, grid)
                .filter(found -> found.village().equals(village))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个网格")))
                .then();
    }

    /** @throws Problem 404 when it is no household of that village; 409 when it moved away */
    Mono<Void> mustHaveHome(UUID town, UUID village, UUID home) {
        return community
                .household(town, home)
                .filter(found -> found.village().equals(village))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("本村的这户")))
                .map(Household::mustBeActive)
                .then();
    }

    /** As what somebody reports: by their post in the village, or as anybody who lives or passes there. */
    static Capacity at(Actor actor, UUID village) {
        if (actor.person().equals(Actor.SYSTEM_PERSON)) {
            return Capacity.SYSTEM;
        }
        if (actor.serves(village, Role.COMMITTEE)) {
            return Capacity.COMMITTEE;
        }
        if (actor.serves(village, Role.INSPECTOR)) {
            return Capacity.INSPECTOR;
        }
        return actor.has(Role.TOWN) ? Capacity.TOWN : Capacity.REPORTER;
    }
}
