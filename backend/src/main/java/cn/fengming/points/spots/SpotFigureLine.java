package cn.fengming.points.spots;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the figures as counted: of all together when it names nothing, else of a kind, a village or a month. */
record SpotFigureLine(
        @Nullable SpotKind kind,
        @Nullable UUID village,
        @Nullable LocalDate month,
        SpotFigures.Figure figure) {

    private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);

    static SpotFigureLine read(Readable row) {
        String kind = row.get("kind", String.class);
        return new SpotFigureLine(
                kind == null ? null : SpotKind.valueOf(kind),
                row.get("village", UUID.class),
                row.get("month", LocalDate.class),
                figure(row));
    }

    private static SpotFigures.Figure figure(Readable row) {
        long relapsed = count(row, "relapsed");
        Double[] seconds = row.get("seconds", Double[].class);
        return new SpotFigures.Figure(
                count(row, "reported"),
                count(row, "accepted"),
                count(row, "declined"),
                count(row, "merged"),
                count(row, "written_off"),
                count(row, "open"),
                count(row, "overdue"),
                relapsed,
                rate(relapsed, count(row, "ever_written_off")),
                seconds == null ? null : days(seconds[0]),
                seconds == null ? null : days(seconds[1]));
    }

    boolean isTotal() {
        return kind == null && village == null && month == null;
    }

    private static long count(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    private static @Nullable BigDecimal rate(long part, long whole) {
        return whole == 0 ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal days(@Nullable Double seconds) {
        return seconds == null ? null : BigDecimal.valueOf(seconds).divide(SECONDS_OF_DAY, 1, RoundingMode.HALF_UP);
    }
}
