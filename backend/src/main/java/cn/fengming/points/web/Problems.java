package cn.fengming.points.web;

import cn.fengming.points.kernel.Problem;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;

/** Turns whatever went wrong into one problem a caller can read. What nobody foresaw becomes 500 and says nothing. */
@Component
class Problems {

    static final String UNKNOWN = "internal-error";

    private final DatabaseFaults database;

    Problems(DatabaseFaults database) {
        this.database = database;
    }

    Problem of(Throwable raw) {
        Throwable error = Exceptions.unwrap(raw);
        if (error instanceof Problem problem) {
            return problem;
        }
        return RequestFaults.read(error)
                .map(Problem.class::cast)
                .or(() -> database.read(error))
                .orElseGet(() -> new EdgeProblem(500, UNKNOWN, "系统出了问题，请稍后再试或联系村委"));
    }
}
