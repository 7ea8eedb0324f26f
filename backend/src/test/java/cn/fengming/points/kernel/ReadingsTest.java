package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.embedded.EmbeddedPostgres;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Servers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@PointsTest
class ReadingsTest {

    @Autowired
    private GroupReads reads;

    @Autowired
    private Readings readings;

    @Autowired
    private TransactionalOperator transaction;

    private static Mono<Map<String, String>> settings(DatabaseClient from, Set<String> names) {
        return from.sql("select name, current_setting(name) as value from unnest(:names) n(name)")
                .bind("names", names.toArray(String[]::new))
                .map(row -> Map.entry(Column.of(row, "name", String.class), Column.of(row, "value", String.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Test
    void what_many_ask_is_planned_once_and_asked_where_nothing_is_written() {
        GroupRead<String, String> asked = reads.of(ReadingsTest::settings);
        assertThat(asked.ask("plan_cache_mode").block()).isEqualTo("force_generic_plan");
        assertThat(asked.ask("transaction_read_only").block()).isEqualTo("on");
        assertThat(asked.ask("role").block()).isEqualTo("points_app");
        assertThatThrownBy(() -> readings.database()
                        .sql("delete from kernel.outbox")
                        .then()
                        .block())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("read-only");
    }

    @Test
    void a_connection_that_was_ended_is_not_handed_out() throws SQLException {
        GroupRead<String, String> asked = reads.of(ReadingsTest::settings);
        EmbeddedPostgres postgres = Servers.postgres();
        String url = "jdbc:" + postgres.url("postgres");
        try (Connection owner = DriverManager.getConnection(url, postgres.user(), postgres.password());
                Statement statement = owner.createStatement()) {
            for (int again = 0; again < 3; again++) {
                List<Integer> open = Objects.requireNonNull(Flux.range(0, 16)
                        .flatMap(each -> readings.database()
                                .sql("select pg_backend_pid() as pid from pg_sleep(0.2)")
                                .map(row -> Column.of(row, "pid", Integer.class))
                                .one())
                        .distinct()
                        .collectList()
                        .block());
                assertThat(open).as("more than the pool tries by itself").hasSizeGreaterThan(3);
                for (int pid : open) {
                    statement.execute("select pg_terminate_backend(" + pid + ", 60000)");
                }
                assertThat(asked.ask("transaction_read_only").block()).isEqualTo("on");
            }
        }
    }

    @Test
    void in_a_transaction_it_is_asked_there() {
        GroupRead<String, String> asked = reads.of(ReadingsTest::settings);
        assertThat(transaction.transactional(asked.ask("transaction_read_only")).block())
                .isEqualTo("off");
    }
}
