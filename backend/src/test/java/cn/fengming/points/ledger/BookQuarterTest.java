package cn.fengming.points.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Quarter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes late finds a book as long as one is open. */
class BookQuarterTest {

    private static final Quarter Q2 = Quarter.parse("2026Q2");
    private static final Quarter Q3 = Quarter.parse("2026Q3");
    private static final Quarter Q4 = Quarter.parse("2026Q4");

    @Test
    void its_own_book_comes_first() {
        assertThat(BookQuarter.taking(List.of(open(Q4), open(Q3), open(Q2)), Q3))
                .contains(Q3);
    }

    @Test
    void after_a_closed_book_comes_the_next_open_one() {
        assertThat(BookQuarter.taking(List.of(open(Q4), open(Q3), closed(Q2)), Q2))
                .contains(Q3);
    }

    @Test
    void before_the_town_opens_a_new_book_the_newest_takes_it() {
        assertThat(BookQuarter.taking(List.of(open(Q3), open(Q2)), Q4)).contains(Q3);
        assertThat(BookQuarter.taking(List.of(open(Q4), closed(Q3)), Quarter.LAST))
                .contains(Q4);
    }

    @Test
    void without_an_open_book_there_is_none() {
        assertThat(BookQuarter.taking(List.of(closed(Q3)), Q3)).isEmpty();
        assertThat(BookQuarter.taking(List.of(), Q3)).isEmpty();
    }

    private static BookQuarter open(Quarter quarter) {
        return new BookQuarter(quarter, BookQuarter.State.OPEN, Instant.EPOCH, null);
    }

    private static BookQuarter closed(Quarter quarter) {
        return new BookQuarter(quarter, BookQuarter.State.CLOSED, Instant.EPOCH, Instant.EPOCH);
    }
}
