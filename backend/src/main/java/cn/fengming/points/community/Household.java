package cn.fengming.points.community;

import cn.fengming.points.kernel.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household (户), the unit that earns and spends points. Its id stays through moves, re-issued cards and changes of
 * its head; a household that was merged into another keeps its row for the books.
 *
 * @param cardCode code of the printed card, 8 characters, see {@link CardCode}
 * @param headName full name of the head; public lists show {@link #publicName()}
 */
public record Household(
        UUID id,
        UUID town,
        UUID village,
        @Nullable UUID group,
        @Nullable UUID grid,
        String cardCode,
        String headName,
        State state) {

    /** Whether it takes part: only an ACTIVE household earns. */
    public enum State {
        ACTIVE,
        MERGED,
        MOVED_AWAY
    }

    /** The name for lists that everybody sees, e.g. 张*三. A head is never a minor. */
    public String publicName() {
        return Names.masked(headName);
    }

    public boolean active() {
        return state == State.ACTIVE;
    }

    /** @throws Problem 409 when it was merged or moved away */
    public Household mustBeActive() {
        return switch (state) {
            case ACTIVE -> this;
            case MERGED -> throw Problem.conflict("household-ended", "这户已并入其他户，不能再办理");
            case MOVED_AWAY -> throw Problem.conflict("household-ended", "这户已迁出，不能再办理");
        };
    }
}
