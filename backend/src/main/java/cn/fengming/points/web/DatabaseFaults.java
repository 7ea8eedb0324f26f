package cn.fengming.points.web;

import cn.fengming.points.kernel.ConstraintProblems;
import cn.fengming.points.kernel.Problem;
import io.r2dbc.postgresql.api.ErrorDetails;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;

/**
 * Reads what PostgreSQL refused. A named constraint becomes the problem its module gave it; a conflict of timing becomes
 * 503, to be tried again; text the database cannot hold becomes 400. No SQL and no value leaves the server.
 */
@Component
class DatabaseFaults {

    private static final Logger log = LoggerFactory.getLogger(DatabaseFaults.class);

    /** Lock not available, serialization failure, deadlock, statement or transaction cut off by a timeout. */
    private static final Set<String> WAITED_TOO_LONG = Set.of("55P03", "40001", "40P01", "57014", "25P03", "25P04");
    /** NUL in text or in a JSON document, a lone surrogate, too long, a number or date that does not fit. */
    private static final Set<String> UNFIT = Set.of("22021", "22P05", "22P02", "22001", "22003", "22007", "22008");

    private final List<ConstraintProblems> modules;

    DatabaseFaults(List<ConstraintProblems> modules) {
        this.modules = modules;
    }

    Optional<Problem> read(Throwable error) {
        return Causes.first(error, R2dbcException.class)
                .flatMap(this::read)
                .or(() -> unreachable(error) ? Optional.of(EdgeProblem.busy("unavailable")) : Optional.empty());
    }

    private Optional<Problem> read(R2dbcException fault) {
        String state = Objects.requireNonNullElse(fault.getSqlState(), "");
        if (state.startsWith("23")) {
            return Optional.of(constraint(fault));
        }
        if (WAITED_TOO_LONG.contains(state)) {
            return Optional.of(EdgeProblem.busy("busy"));
        }
        if (UNFIT.contains(state)) {
            return Optional.of(new EdgeProblem(400, "invalid-text", "内容里有系统不能保存的字符或数值"));
        }
        if (unreachable(fault, state)) {
            return Optional.of(EdgeProblem.busy("unavailable"));
        }
        return Optional.empty();
    }

    private Problem constraint(R2dbcException fault) {
        String name = constraintName(fault);
        return modules.stream()
                .map(module -> module.of(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> unnamed(name));
    }

    /** No module gave this constraint a meaning: the promise was kept, but somebody should learn of it. */
    private static Problem unnamed(String constraint) {
        log.warn("a constraint without words was violated: {}", constraint);
        return new EdgeProblem(409, "data-conflict", "与已有的记录冲突，请刷新后再试");
    }

    private static String constraintName(R2dbcException fault) {
        return fault instanceof PostgresqlException postgres
                ? Optional.of(postgres.getErrorDetails())
                        .flatMap(ErrorDetails::getConstraintName)
                        .orElse("")
                : "";
    }

    /** The pool is exhausted, connections are used up, or the server is starting, stopping or gone. */
    private static boolean unreachable(R2dbcException fault, String state) {
        return fault instanceof R2dbcTimeoutException
                || fault instanceof R2dbcTransientResourceException
                || fault instanceof R2dbcNonTransientResourceException
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P");
    }

    /** Redis is gone, or the connection could not even be asked for. */
    private static boolean unreachable(Throwable error) {
        return Causes.of(error)
                .anyMatch(cause ->
                        cause instanceof DataAccessResourceFailureException || cause instanceof QueryTimeoutException);
    }
}
