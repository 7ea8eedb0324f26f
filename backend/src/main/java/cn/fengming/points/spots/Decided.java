package cn.fengming.points.spots;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one step of the log decided besides the state; kept as JSON, only what there is.
 *
 * @param post who has to see to it from now on
 * @param level how far up it was told that the spot is late
 * @param other the other spot of a merge
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Decided(
        @Nullable Route route,
        @Nullable Post post,
        @Nullable UUID home,
        @Nullable Instant dueAt,
        Rectification.@Nullable Place place,
        @Nullable Integer level,
        @Nullable UUID other,
        @Nullable Boolean listed) {

    static Decided assigned(Task task) {
        return new Decided(task.route(), task.post(), task.home(), task.dueAt(), null, null, null, null);
    }

    static Decided handedTo(Post post) {
        return new Decided(null, post, null, null, null, null, null, null);
    }

    static Decided at(Rectification.Place place) {
        return new Decided(null, null, null, null, place, null, null, null);
    }

    static Decided due(@Nullable Instant dueAt) {
        return new Decided(null, null, null, dueAt, null, null, null, null);
    }

    static Decided level(int level, @Nullable Instant dueAt) {
        return new Decided(null, null, null, dueAt, null, level, null, null);
    }

    static Decided other(UUID spot) {
        return new Decided(null, null, null, null, null, null, spot, null);
    }

    static Decided listed(boolean listed) {
        return new Decided(null, null, null, null, null, null, null, listed);
    }
}
