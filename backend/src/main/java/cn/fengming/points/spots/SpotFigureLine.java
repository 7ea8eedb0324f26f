package cn.fengming.points.spots;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Spots counted together: all that took equally long, or of them those of one kind, one village or one month.
 *
 * @param month its first day
 * @param tenths of a day from report to write-off; null for those not written off
 */
record SpotFigureLine(
        @Nullable SpotKind kind,
        @Nullable UUID village,
        @Nullable LocalDate month,
        @Nullable Integer tenths,
        long reported,
        long accepted,
        long declined,
        long merged,
        long overdue,
        long relapsed) {

    static SpotFigureLine read(Readable row) {
        Cells cells = new Cells(row);
        return new SpotFigureLine(
                cells.wordOrNull("kind", SpotKind.class),
                cells.idOrNull("village"),
                cells.orNull("month", LocalDate.class),
                cells.orNull("tenths", Integer.class),
                cells.of("reported", Long.class),
                cells.of("accepted", Long.class),
                cells.of("declined", Long.class),
                cells.of("merged", Long.class),
                cells.of("overdue", Long.class),
                cells.of("relapsed", Long.class));
    }

    boolean ofAll() {
        return kind == null && village == null && month == null;
    }
}
