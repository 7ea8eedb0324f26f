package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One spot drawn for re-inspection. It gets one result, from somebody who neither put it right nor said that it was.
 *
 * @param draw the draw it is of
 * @param number where it came in the draw, from 1
 * @param rectifiedBy whose work is looked at, and {@code verifiedBy} who said that it was done
 */
record Recheck(
        UUID draw,
        int number,
        UUID spot,
        String code,
        SpotKind kind,
        UUID village,
        @Nullable String place,
        @Nullable Double latitude,
        @Nullable Double longitude,
        SpotState state,
        UUID rectifiedBy,
        UUID verifiedBy,
        @Nullable RecheckResult result,
        @Nullable String words,
        List<UUID> photos,
        @Nullable UUID checkedBy,
        @Nullable Instant checkedAt) {

    private static final Role[] TEAM = {Role.TOWN, Role.INSPECTOR};

    Recheck {
        photos = List.copyOf(photos);
    }

    /** Visits are unannounced: whoever answers for a village does not read what is looked at tomorrow. */
    boolean shownTo(Actor actor) {
        return actor.serves(village, Role.TOWN, Role.INSPECTOR, Role.AUDITOR);
    }

    /**
     * @throws Problem 409 {@code recheck-done} with the earlier result; 403 for who put the spot right or verified it
     */
    Recheck mustBeFor(Actor actor) {
        actor.mustServe(village, TEAM);
        if (result != null) {
            throw Problem.conflict("recheck-done", "这处已经复查过: " + result.words())
                    .with("result", result)
                    .with("words", words)
                    .with("checkedAt", checkedAt);
        }
        if (concerns(actor)) {
            throw Problem.forbidden("整改和核实这处脏乱点的人不能自己复查，请换一个人");
        }
        return this;
    }

    /** What the viewer sees of it. */
    RecheckItem item(Actor actor) {
        boolean mayCheck = result == null && actor.serves(village, TEAM) && !concerns(actor);
        return new RecheckItem(
                number,
                spot,
                code,
                kind,
                kind.words(),
                village,
                place,
                latitude,
                longitude,
                state,
                result,
                words,
                photos,
                checkedBy,
                checkedAt,
                mayCheck);
    }

    private boolean concerns(Actor actor) {
        return actor.person().equals(rectifiedBy) || actor.person().equals(verifiedBy);
    }
}
