package cn.fengming.points.awards;

import cn.fengming.points.kernel.Quarter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one row, and binds what may be null. */
record Cells(Readable row) {

    UUID id(String column) {
        return of(column, UUID.class);
    }

    @Nullable
    UUID idOrNull(String column) {
        return row.get(column, UUID.class);
    }

    String text(String column) {
        return of(column, String.class);
    }

    @Nullable
    String textOrNull(String column) {
        return row.get(column, String.class);
    }

    long number(String column) {
        return of(column, Long.class);
    }

    int count(String column) {
        return of(column, Integer.class);
    }

    boolean flag(String column) {
        return of(column, Boolean.class);
    }

    LocalDate day(String column) {
        return of(column, LocalDate.class);
    }

    Instant moment(String column) {
        return of(column, Instant.class);
    }

    @Nullable
    Instant momentOrNull(String column) {
        return row.get(column, Instant.class);
    }

    Quarter quarter(String column) {
        return Quarter.ofCode(count(column));
    }

    @Nullable
    Quarter quarterOrNull(String column) {
        Integer code = row.get(column, Integer.class);
        return code == null ? null : Quarter.ofCode(code);
    }

    <E extends Enum<E>> E word(String column, Class<E> type) {
        return Enum.valueOf(type, text(column));
    }

    static Object orNull(@Nullable Object value, Class<?> type) {
        return value == null ? Parameters.in(type) : value;
    }

    private <T> T of(String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
