package cn.fengming.points.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;

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

    @Test
    void numbers_can_be_collected() {
        String metrics =
                http.anonymous().get("/actuator/prometheus").expect(200).text();
        assertThat(metrics).contains("r2dbc_pool_acquired", "jvm_memory_used_bytes", "http_server_requests_seconds");
    }

    @Test
    void the_api_can_be_looked_at() {
        http.anonymous().get("/swagger-ui/index.html").expect(200);
    }

    @Test
    void other_endpoints_of_operation_are_closed() {
        assertThat(http.anonymous().get("/actuator/env").status()).isIn(401, 403, 404);
        assertThat(http.anonymous().get("/actuator/heapdump").status()).isIn(401, 403, 404);
    }

    @Test
    void a_blocked_event_loop_is_noticed() {
        assertNoticed(() -> LockSupport.parkNanos(1_000_000));
        assertNoticed(() -> new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS));
        assertNoticed(() -> Mono.just(1).delayElement(Duration.ofMillis(1)).block());
        assertNoticed(
                () -> new Socket(InetAddress.getLoopbackAddress(), http.base().getPort()).close());
        ReentrantLock lock = new ReentrantLock();
        assertNoticed(() -> {
            lock.lock();
            lock.newCondition().awaitNanos(1_000_000);
        });
    }

    private static void assertNoticed(ThrowingCallable blocking) {
        assertThatThrownBy(() -> Mono.delay(Duration.ofMillis(1))
                        .doOnNext(tick -> run(blocking))
                        .block())
                .satisfiesAnyOf(
                        error -> assertThat(error).hasRootCauseInstanceOf(BlockingOperationError.class),
                        error -> assertThat(error).hasMessageContaining("are blocking, which is not supported"));
    }

    private static void run(ThrowingCallable blocking) {
        try {
            blocking.call();
        } catch (RuntimeException | Error noticed) {
            throw noticed;
        } catch (Throwable other) {
            throw new AssertionError(other);
        }
    }

    private String ask(String sql) {
        return database.sql(sql).mapValue(String.class).one().block();
    }
}
