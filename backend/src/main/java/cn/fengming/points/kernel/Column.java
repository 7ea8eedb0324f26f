package cn.fengming.points.kernel;

import io.r2dbc.spi.Readable;
import java.util.Objects;

/** A column that is never null. */
public final class Column {

    private Column() {}

    public static <T> T of(Readable row, String name, Class<T> type) {
        return Objects.requireNonNull(row.get(name, type), name);
    }
}
