package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Problem;
import io.r2dbc.postgresql.api.ErrorDetails;
import io.r2dbc.postgresql.api.PostgresqlException;
import java.util.Optional;

/** Puts the database's refusals (FM001 to FM005 of {@code ledger.post}) into words; anything else stays as it is. */
final class Refusals {

    private Refusals() {}

    static Throwable inWords(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PostgresqlException refused) {
                return inWords(refused.getErrorDetails())
                        .map(Throwable.class::cast)
                        .orElse(failure);
            }
        }
        return failure;
    }

    private static Optional<Problem> inWords(ErrorDetails error) {
        return Optional.ofNullable(
                switch (error.getCode()) {
                    case "FM001" -> new InsufficientPoints(missing(error));
                    case "FM002" -> new OutOfStock(missing(error));
                    case "FM003" -> Problem.conflict("quarter-closed", "这个季度的账还没有开或者已经结账，不能再记");
                    case "FM004" -> Problem.conflict("source-reused", "这件事已经记过账，内容与这次不同");
                    case "FM005" -> Problem.conflict("transfer-used-up", "原来那笔账已经结清或冲回，不能再动");
                    default -> null;
                });
    }

    private static long missing(ErrorDetails error) {
        return error.getDetail().map(Long::parseLong).orElse(1L);
    }
}
