package cn.fengming.points.duties;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 交接: what the one who leaves a post tells the one who comes is still open. It is done when both sides said so, two
 * persons; until then the post is where it was.
 *
 * @param items what is open, in words
 */
record Handover(
        UUID id,
        UUID position,
        UUID fromTenure,
        UUID toTenure,
        List<String> items,
        @Nullable UUID givenBy,
        @Nullable Instant givenAt,
        @Nullable UUID takenBy,
        @Nullable Instant takenAt,
        @Nullable Instant withdrawnAt,
        UUID madeBy,
        Instant madeAt) {

    Handover {
        items = List.copyOf(items);
    }

    enum Side {
        GIVING,
        TAKING
    }

    boolean done() {
        return givenAt != null && takenAt != null;
    }

    boolean open() {
        return withdrawnAt == null && !done();
    }

    /** Saying it again changes nothing. @throws Problem 409 {@code handover-over}; 422 {@code same-person} */
    Handover confirmed(Side side, UUID by, Instant at) {
        UUID said = side == Side.GIVING ? givenBy : takenBy;
        UUID other = side == Side.GIVING ? takenBy : givenBy;
        if (by.equals(said)) {
            return this;
        }
        if (!open() || said != null) {
            throw Problem.conflict("handover-over", "这一方已经确认过，或交接已经结束");
        }
        if (by.equals(other)) {
            throw Problem.refused("same-person", "交接双方要由两个人分别确认");
        }
        return side == Side.GIVING
                ? with(by, at, takenBy, takenAt, withdrawnAt)
                : with(givenBy, givenAt, by, at, withdrawnAt);
    }

    /** @throws Problem 409 {@code handover-over} */
    Handover withdrawn(Instant at) {
        if (!open()) {
            throw Problem.conflict("handover-over", "交接已经结束");
        }
        return with(givenBy, givenAt, takenBy, takenAt, at);
    }

    private Handover with(
            @Nullable UUID giver,
            @Nullable Instant given,
            @Nullable UUID taker,
            @Nullable Instant taken,
            @Nullable Instant withdrawn) {
        return new Handover(
                id, position, fromTenure, toTenure, items, giver, given, taker, taken, withdrawn, madeBy, madeAt);
    }
}
