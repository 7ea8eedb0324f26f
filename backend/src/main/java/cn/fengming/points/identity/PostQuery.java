package cn.fengming.points.identity;

import cn.fengming.points.kernel.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which posts somebody wants to see; null means any. {@code history} includes the revoked ones. */
record PostQuery(
        @Nullable UUID person,
        @Nullable UUID village,
        @Nullable Role role,
        boolean history,
        @Nullable UUID after,
        int size) {

    @Nullable
    String roleName() {
        return role == null ? null : role.name();
    }
}
