package cn.fengming.points.kernel;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * A few connections beside those of the pool, on which what many ask together is read, and nothing is written. Their
 * statements are planned once: a question lies in arrays, of which a plan for one particular question learns nothing, and
 * making that costs more than running it. Whoever waits for a connection is in a group that gives up by itself, so nobody
 * watches the time here.
 */
@Component
class Readings implements DisposableBean {

    /** An answer takes a millisecond; but where a table is locked, two questions of each kind about it stand here. */
    private static final int MOST = 8;

    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private static final Duration IDLE = Duration.ofMinutes(30);

    private final ConnectionPool pool;
    private final DatabaseClient database;

    Readings(R2dbcConnectionDetails connections) {
        pool = new ConnectionPool(ConnectionPoolConfiguration.builder(
                        ConnectionFactories.get(reading(connections.getConnectionFactoryOptions())))
                .initialSize(0)
                .maxSize(MOST)
                .acquireRetry(MOST) // after a restart of the database as many may be broken
                .maxIdleTime(IDLE)
                .build());
        database = DatabaseClient.create(pool);
    }

    @SuppressWarnings("unchecked")
    private static ConnectionFactoryOptions reading(ConnectionFactoryOptions options) {
        Map<String, String> session = new HashMap<>((Map<String, String>)
                Objects.requireNonNull(options.getValue(PostgresqlConnectionFactoryProvider.OPTIONS)));
        session.put("plan_cache_mode", "force_generic_plan");
        session.put("default_transaction_read_only", "on");
        session.put("jit", "off");
        return options.mutate()
                .option(PostgresqlConnectionFactoryProvider.OPTIONS, session)
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, CONNECTING)
                .build();
    }

    DatabaseClient database() {
        return database;
    }

    @Override
    public void destroy() {
        pool.dispose();
    }
}
