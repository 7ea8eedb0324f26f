package cn.fengming.points.identity;

import cn.fengming.points.kernel.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post waiting for whoever proves the phone number it was sent to, until it ends.
 *
 * @param phone masked; null once the invitation is answered, because the number is not kept longer
 * @param person who accepted it
 */
record Invitation(
        UUID id,
        UUID town,
        String name,
        @Nullable String phone,
        Role role,
        @Nullable UUID village,
        @Nullable UUID grid,
        State state,
        UUID invitedBy,
        Instant invitedAt,
        Instant endsAt,
        @Nullable UUID person) {

    enum State {
        OPEN,
        ACCEPTED,
        WITHDRAWN
    }

    PostScope scope() {
        return new PostScope(role, village, grid);
    }
}
