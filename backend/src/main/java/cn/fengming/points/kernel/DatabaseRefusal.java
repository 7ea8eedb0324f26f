package cn.fengming.points.kernel;

import io.r2dbc.postgresql.api.PostgresqlException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a function of ours in the database refused, and what it said about it.
 *
 * @param state SQLSTATE; ours begin with FM
 * @param detail empty when nothing was said
 */
public record DatabaseRefusal(String state, String detail) {

    public static Optional<DatabaseRefusal> of(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .filter(PostgresqlException.class::isInstance)
                .map(cause -> ((PostgresqlException) cause).getErrorDetails())
                .map(said ->
                        new DatabaseRefusal(said.getCode(), said.getDetail().orElse("")))
                .findFirst();
    }
}
