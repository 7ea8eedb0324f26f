package cn.fengming.points.spots;

import io.r2dbc.spi.Readable;
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

    static PublicSpotLine read(Readable row) {
        Cells cells = new Cells(row);
        return new PublicSpotLine(
                cells.id("id"),
                cells.text("code"),
                cells.word("kind", SpotKind.class),
                cells.id("village"),
                cells.idOrNull("group"),
                cells.word("state", SpotState.class),
                cells.moment("reported_at"),
                cells.momentOrNull("rectified_at"),
                cells.momentOrNull("written_off_at"),
                cells.count("relapses"),
                cells.count("voices"),
                cells.orNull("latitude", BigDecimal.class),
                cells.orNull("longitude", BigDecimal.class));
    }

    Bookmark bookmark() {
        return new Bookmark(reportedAt, id);
    }
}
