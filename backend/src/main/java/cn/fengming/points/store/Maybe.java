package cn.fengming.points.store;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import org.jspecify.annotations.Nullable;

/** A value to bind that may be null: the database needs its type even then. */
final class Maybe {

    private Maybe() {}

    static Parameter of(Class<?> type, @Nullable Object value) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }
}
