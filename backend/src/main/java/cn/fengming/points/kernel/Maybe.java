package cn.fengming.points.kernel;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import org.jspecify.annotations.Nullable;

/** Binds a value that may be missing: the driver wants a null with its type. */
public final class Maybe {

    private Maybe() {}

    /** {@code .bind("group", Maybe.of(UUID.class, group))}. */
    public static <T> Parameter of(Class<T> type, @Nullable T value) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }
}
