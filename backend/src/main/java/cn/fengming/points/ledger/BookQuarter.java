package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Quarter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The book of one quarter: open for posting until it is closed, for good. */
public record BookQuarter(
        Quarter quarter,
        State state,
        Instant openedAt,
        @Nullable Instant closedAt) {

    public enum State {
        OPEN,
        CLOSED
    }
}
