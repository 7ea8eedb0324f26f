package cn.fengming.points.identity;

import cn.fengming.points.kernel.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post somebody holds or held, with who gave and took it and why. {@code revokedAt} null means it is held now.
 *
 * @param name of the person who holds it
 */
public record Post(
        UUID id,
        UUID town,
        UUID person,
        String name,
        Role role,
        @Nullable UUID village,
        @Nullable UUID grid,
        UUID grantedBy,
        Instant grantedAt,
        @Nullable String grantReason,
        @Nullable UUID revokedBy,
        @Nullable Instant revokedAt,
        @Nullable String revokeReason) {

    PostScope scope() {
        return new PostScope(role, village, grid);
    }

    boolean held() {
        return revokedAt == null;
    }
}
