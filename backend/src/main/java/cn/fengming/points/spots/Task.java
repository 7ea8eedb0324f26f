package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who has to see to a spot, and until when.
 *
 * @param home the home whose own matter it is, on the routes HOUSEHOLD and CADRE
 * @param dueAt null when a reopened spot is not assigned again yet
 * @param escalation 0 nobody was told it is late, 1 the committee was, 2 the town was
 * @param escalateAt when somebody further up is told
 */
record Task(
        Route route,
        Post post,
        @Nullable UUID home,
        @Nullable Instant dueAt,
        int escalation,
        @Nullable Instant escalateAt) {

    static Task due(Route route, Post post, @Nullable UUID home, Instant dueAt) {
        return new Task(route, post, home, dueAt, 0, dueAt);
    }

    /** @throws Problem 422 when this kind may not go this way */
    Task mustSuit(SpotKind kind) {
        if (kind == SpotKind.BLACK_WATER && route == Route.GRID) {
            throw Problem.refused("black-water-route", "黑臭水体只能由农户自行整改、干部督促整改或镇专班整改");
        }
        if (route == Route.HOUSEHOLD && home == null) {
            throw Problem.invalid("home", "农户自行整改，请选择是哪一户");
        }
        if (home != null && route != Route.HOUSEHOLD && route != Route.CADRE) {
            throw Problem.invalid("home", "只有农户自行整改和干部督促整改才选农户");
        }
        return this;
    }

    Task by(Post other) {
        return new Task(route, other, home, dueAt, escalation, escalateAt);
    }

    /** Out of the clock's sight: the work is done, or waits for a new assignment. */
    Task resting() {
        return new Task(route, post, home, dueAt, escalation, null);
    }

    Task unassigned() {
        return new Task(route, post, home, null, 0, null);
    }

    /** Work goes on: within the old deadline when that is still to come, else with new days. */
    Task again(Instant now, Instant newDue) {
        return dueAt == null || dueAt.isBefore(now)
                ? due(route, post, home, newDue)
                : new Task(route, post, home, dueAt, escalation, dueAt);
    }

    Task escalated(@Nullable Instant next) {
        return new Task(route, post, home, dueAt, escalation + 1, next);
    }

    boolean ownMatter() {
        return route == Route.HOUSEHOLD || route == Route.CADRE;
    }

    boolean late(Instant now) {
        return dueAt != null && dueAt.isBefore(now);
    }
}
