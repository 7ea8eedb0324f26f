package cn.fengming.points.duties;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A named post (定岗): something somebody has to answer for, also while nobody does. It gives no rights in the program.
 *
 * @param title the road, grid or part of the village it is about
 * @param words what its holder has to do
 * @param closedAt null while there is such a post
 */
record Position(
        UUID id,
        UUID village,
        Kind kind,
        String title,
        String words,
        @Nullable UUID grid,
        UUID madeBy,
        Instant madeAt,
        @Nullable Instant closedAt) {

    public enum Kind {
        COMMANDER("清洁指挥长"),
        GRID_STAFF("网格员"),
        ROAD_CHIEF("路长"),
        STREET_CHIEF("街长"),
        /** Looks after households (包片联户). */
        HOME_PARTNER("联户党员"),
        OTHER("其他岗位");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** @throws Problem 409 {@code position-closed} */
    Position mustBeOpen() {
        if (closedAt != null) {
            throw Problem.conflict("position-closed", "这个岗位已经撤销");
        }
        return this;
    }
}
