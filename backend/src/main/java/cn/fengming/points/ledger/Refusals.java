package cn.fengming.points.ledger;

import cn.fengming.points.kernel.DatabaseRefusal;
import cn.fengming.points.kernel.Problem;
import java.util.Optional;

/** Puts the database's refusals (FM001 to FM005 of {@code ledger.post}) into words; anything else stays as it is. */
final class Refusals {

    private Refusals() {}

    static Throwable inWords(Throwable failure) {
        return DatabaseRefusal.of(failure)
                .flatMap(Refusals::inWords)
                .map(Throwable.class::cast)
                .orElse(failure);
    }

    static Problem missing(Account account, long missing) {
        return account.purse().countsGoods() ? new OutOfStock(missing) : new InsufficientPoints(missing);
    }

    private static Optional<Problem> inWords(DatabaseRefusal refusal) {
        return Optional.ofNullable(
                switch (refusal.state()) {
                    case "FM001" -> new InsufficientPoints(missing(refusal));
                    case "FM002" -> new OutOfStock(missing(refusal));
                    case "FM003" -> Problem.conflict("quarter-closed", "这个季度的账还没有开或者已经结账，不能再记");
                    case "FM004" -> Problem.conflict("source-reused", "这件事已经记过账，内容与这次不同");
                    case "FM005" -> Problem.conflict("transfer-used-up", "原来那笔账已经结清或冲回，不能再动");
                    default -> null;
                });
    }

    private static long missing(DatabaseRefusal refusal) {
        return refusal.detail().isEmpty() ? 1 : Long.parseLong(refusal.detail());
    }
}
