package cn.fengming.points.startup;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@PointsTest
class RunningBackendTest {

    @Autowired
    Http http;

    @Autowired
    DatabaseClient database;

    @Test
    void health_covers_the_database_and_redis() {
        var health =
                http.anonymous().get("/actuator/health/readiness").expect(200).json();
        assertThat(health.at("/status").asString()).isEqualTo("UP");
        assertThat(health.at("/components/r2dbc/status").asString()).isEqualTo("UP");
        assertThat(health.at("/components/redis/status").asString()).isEqualTo("UP");
    }

    @Test
    void the_application_works_as_a_role_that_owns_nothing() {
        assertThat(ask("select current_user::text")).isEqualTo("points_app");
        assertThat(ask("select count(*)::text from pg_class where relowner = 'points_app'::regrole"))
                .isEqualTo("0");
    }

    @Test
    void a_session_gives_up_by_itself() {
        assertThat(ask("show statement_timeout")).isEqualTo("30s");
        assertThat(ask("show lock_timeout")).isEqualTo("10s");
        assertThat(ask("show idle_in_transaction_session_timeout")).isEqualTo("30s");
    }

    private String ask(String sql) {
        return database.sql(sql).mapValue(String.class).one().block();
    }
}
