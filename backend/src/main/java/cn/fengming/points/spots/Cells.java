package cn.fengming.points.spots;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one row. */
record Cells(Readable row) {

    <T> T of(String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    <T> @Nullable T orNull(String column, Class<T> type) {
        return row.get(column, type);
    }

    UUID id(String column) {
        return of(column, UUID.class);
    }

    @Nullable
    UUID idOrNull(String column) {
        return orNull(column, UUID.class);
    }

    String text(String column) {
        return of(column, String.class);
    }

    @Nullable
    String textOrNull(String column) {
        return orNull(column, String.class);
    }

    int count(String column) {
        return of(column, Integer.class);
    }

    boolean flag(String column) {
        return of(column, Boolean.class);
    }

    Instant moment(String column) {
        return of(column, Instant.class);
    }

    @Nullable
    Instant momentOrNull(String column) {
        return orNull(column, Instant.class);
    }

    <E extends Enum<E>> E word(String column, Class<E> type) {
        return Enum.valueOf(type, text(column));
    }

    <E extends Enum<E>> @Nullable E wordOrNull(String column, Class<E> type) {
        String word = textOrNull(column);
        return word == null ? null : Enum.valueOf(type, word);
    }
}
