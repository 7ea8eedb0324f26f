package cn.fengming.points.identity;

import io.r2dbc.spi.Parameters;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values that may be missing, as the database driver wants them: a null with its type. */
final class Bind {

    private Bind() {}

    static Object orNull(@Nullable UUID value) {
        return value == null ? Parameters.in(UUID.class) : value;
    }

    static Object orNull(@Nullable String value) {
        return value == null ? Parameters.in(String.class) : value;
    }

    static Object orNull(@Nullable Instant value) {
        return value == null ? Parameters.in(Instant.class) : value;
    }
}
