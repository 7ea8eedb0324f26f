package cn.fengming.points.duties;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.util.UUID;

/**
 * A household the holder of a post looks after (包片联户). Those in the worst order are looked after by the secretary or a
 * member of the committee, all others by whoever lives near.
 */
record Pairing(
        UUID id,
        UUID position,
        UUID household,
        UUID village,
        boolean worst,
        String words,
        UUID madeBy,
        Instant madeAt) {

    /** @throws Problem 422 {@code no-partner} when the post does not look after households; {@code cadre-needed} */
    Pairing mustSuit(Position.Kind kind, boolean heldByCadre) {
        if (kind != Position.Kind.HOME_PARTNER) {
            throw Problem.refused("no-partner", "这个岗位不包联农户");
        }
        if (worst && !heldByCadre) {
            throw cadreNeeded();
        }
        return this;
    }

    static Problem cadreNeeded() {
        return Problem.refused("cadre-needed", "环境卫生最差的户由村支书或两委成员包联");
    }
}
