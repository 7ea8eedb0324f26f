package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page ended: the time its rows are sorted by and the id of the last one. */
record Bookmark(Instant at, UUID id) {

    /** {@code 1795399200000000.0193...}: microseconds, as the database counts them. */
    String text() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id;
    }

    /** @throws Problem 400 when it is none that {@link #text} wrote */
    static @Nullable Bookmark parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            int dot = text.indexOf('.');
            long micros = Long.parseLong(text.substring(0, dot));
            UUID id = UUID.fromString(text.substring(dot + 1));
            Bookmark mark = new Bookmark(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), id);
            if (mark.text().equals(text) && mark.at().isBefore(END)) {
                return mark;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException | DateTimeException none) {
            throw wrong();
        }
        throw wrong();
    }

    private static final Instant END = Instant.parse("3000-01-01T00:00:00Z");

    private static Problem wrong() {
        return Problem.invalid("after", "翻页位置不对，请从头看起");
    }
}
