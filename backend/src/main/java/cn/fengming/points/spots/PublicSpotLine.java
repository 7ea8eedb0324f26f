package cn.fengming.points.spots;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the public statements read of a spot: nothing somebody typed, and no person.
 *
 * @param latitude rounded, see {@link PublicSpotStatements}; null when there was no signal
 */
record PublicSpotLine(
        UUID id,
        String code,
        SpotKind kind,
        UUID village,
        @Nullable UUID group,
        SpotState state,
        Instant reportedAt,
        @Nullable Instant rectifiedAt,
        @Nullable Instant writtenOffAt,
        int relapses,
        int voices,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude) {

    Bookmark bookmark() {
        return new Bookmark(reportedAt, id);
    }
}
