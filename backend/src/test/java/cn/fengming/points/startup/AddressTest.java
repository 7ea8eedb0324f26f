package cn.fengming.points.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.netty.http.HttpResources;

/** One form of address for operators, three for drivers. */
class AddressTest {

    @Test
    void one_database_address_serves_both_drivers() {
        Postgres postgres = new Postgres(
                "postgresql://db.county:6432/points?sslmode=verify-full&sslrootcert=/etc/ca.pem",
                "owner",
                "p@ss:/?",
                null);
        assertThat(postgres.jdbcUrl())
                .isEqualTo("jdbc:postgresql://db.county:6432/points?sslmode=verify-full&sslrootcert=/etc/ca.pem");
        ConnectionFactoryOptions options =
                new ApplicationConnections(postgres, HttpResources.get()).getConnectionFactoryOptions();
        assertThat(options.getValue(ConnectionFactoryOptions.HOST)).isEqualTo("db.county");
        assertThat(options.getValue(ConnectionFactoryOptions.PORT)).isEqualTo(6432);
        assertThat(options.getValue(ConnectionFactoryOptions.DATABASE)).isEqualTo("points");
        assertThat(options.getValue(ConnectionFactoryOptions.PASSWORD)).isEqualTo("p@ss:/?");
        assertThat(SSLMode.fromValue(
                        Objects.requireNonNull(options.getValue(PostgresqlConnectionFactoryProvider.SSL_MODE))
                                .toString()))
                .isEqualTo(SSLMode.VERIFY_FULL);
        assertThat(options.getValue(PostgresqlConnectionFactoryProvider.SSL_ROOT_CERT))
                .isEqualTo("/etc/ca.pem");
    }

    @Test
    void a_redis_address_may_leave_out_what_is_usual() {
        Redis plain = new Redis(URI.create("redis://cache"), null);
        assertThat(plain.port()).isEqualTo(6379);
        assertThat(plain.database()).isZero();
        assertThat(plain.user()).isNull();
        assertThat(plain.password()).isNull();
        assertThat(plain.encrypted()).isFalse();

        Redis full = new Redis(URI.create("rediss://points:p%40ss:word@cache:7000/3"), null);
        assertThat(full.host()).isEqualTo("cache");
        assertThat(full.port()).isEqualTo(7000);
        assertThat(full.database()).isEqualTo(3);
        assertThat(full.user()).isEqualTo("points");
        assertThat(full.password()).isEqualTo("p@ss:word");
        assertThat(full.encrypted()).isTrue();
    }

    @Test
    void addresses_are_printed_without_passwords() {
        assertThat(new Redis(URI.create("redis://:secret@cache:7000"), null)).hasToString("redis://cache:7000");
        assertThat(new Postgres("postgresql://db/points", "owner", "secret", null))
                .hasToString("postgresql://db/points");
    }
}
