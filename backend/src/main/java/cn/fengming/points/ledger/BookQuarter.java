package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Quarter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** The book among these that takes what belongs to a quarter; none when all are closed. */
    static Optional<Quarter> taking(List<BookQuarter> books, Quarter wanted) {
        List<Quarter> open = books.stream()
                .filter(book -> book.state() == State.OPEN)
                .map(BookQuarter::quarter)
                .sorted()
                .toList();
        Optional<Quarter> later =
                open.stream().filter(quarter -> quarter.compareTo(wanted) >= 0).findFirst();
        return later.or(() -> open.stream().reduce((one, next) -> next));
    }
}
