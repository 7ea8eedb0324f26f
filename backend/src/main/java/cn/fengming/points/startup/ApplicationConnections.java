package cn.fengming.points.startup;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.Map;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import reactor.netty.resources.LoopResources;

/**
 * Every connection of the application works as the role points_app, which owns nothing, and gives up by itself: on a
 * statement that runs away, on a lock that is not freed, on a transaction that was left open.
 */
record ApplicationConnections(Postgres postgres, LoopResources eventLoops) implements R2dbcConnectionDetails {

    static final Map<String, String> SESSION = Map.of(
            "role", "points_app",
            "statement_timeout", "30s",
            "lock_timeout", "10s",
            "idle_in_transaction_session_timeout", "30s",
            "timezone", "Asia/Shanghai");

    @Override
    public ConnectionFactoryOptions getConnectionFactoryOptions() {
        return ConnectionFactoryOptions.parse(postgres.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, postgres.user())
                .option(ConnectionFactoryOptions.PASSWORD, postgres.password())
                .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, "fengming-points")
                .option(PostgresqlConnectionFactoryProvider.OPTIONS, SESSION)
                .option(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true)
                .option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, eventLoops)
                // times and ids as the server keeps them: writing and reading them as words costs both sides
                .option(PostgresqlConnectionFactoryProvider.FORCE_BINARY, true)
                .build();
    }
}
