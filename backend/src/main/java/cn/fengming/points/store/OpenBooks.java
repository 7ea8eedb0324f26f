package cn.fengming.points.store;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.BookQuarter;
import cn.fengming.points.ledger.Books;
import java.util.Comparator;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Which book a movement is written in. Ending a redemption must stay possible after its quarter was closed, or points
 * and pieces would be held for ever: then it goes into the next book that is open.
 */
@Component
class OpenBooks {

    private final Books books;

    OpenBooks(Books books) {
        this.books = books;
    }

    /** The wanted quarter when its book is open, else the first open one after it. */
    Mono<Quarter> from(UUID town, Quarter wanted) {
        return books.quarters(town)
                .filter(book -> book.state() == BookQuarter.State.OPEN)
                .map(BookQuarter::quarter)
                .filter(quarter -> quarter.compareTo(wanted) >= 0)
                .sort(Comparator.naturalOrder())
                .next()
                .switchIfEmpty(Mono.error(() -> none()));
    }

    /** The newest open book, for goods that arrive whenever they arrive. */
    Mono<Quarter> newest(UUID town) {
        return books.quarters(town)
                .filter(book -> book.state() == BookQuarter.State.OPEN)
                .map(BookQuarter::quarter)
                .sort(Comparator.reverseOrder())
                .next()
                .switchIfEmpty(Mono.error(() -> none()));
    }

    private static Problem none() {
        return Problem.conflict("quarter-closed", "镇里还没有打开可以记账的季度");
    }
}
