package cn.fengming.points.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Problem;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Faults of timing and of reach are the caller's to repeat, whatever layer they come wrapped in. */
class DatabaseFaultsTest {

    private final DatabaseFaults faults = new DatabaseFaults(List.of());

    private void assertBusy(Throwable error) {
        assertThat(faults.read(error)).hasValueSatisfying(problem -> {
            assertThat(problem).isInstanceOf(EdgeProblem.class);
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.properties()).isEqualTo(Map.of(Problem.RETRY_AFTER, 1L));
        });
    }

    @Test
    void an_exhausted_pool_is_503() {
        assertBusy(new CannotCreateTransactionException(
                "no connection",
                new DataAccessResourceFailureException(
                        "pool", new R2dbcTimeoutException("Connection acquisition timed out after 15000ms"))));
    }

    @Test
    void a_server_that_is_gone_is_503() {
        assertBusy(new R2dbcNonTransientResourceException("gone", "57P01"));
        assertBusy(new DataAccessResourceFailureException("redis is gone"));
    }

    @Test
    void anything_else_is_nobodys_to_explain() {
        assertThat(faults.read(new IllegalStateException("no database in it"))).isEmpty();
    }
}
