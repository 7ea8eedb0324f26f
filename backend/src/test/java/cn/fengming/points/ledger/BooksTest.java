package cn.fengming.points.ledger;

import static cn.fengming.points.ledger.Book.Q3;
import static cn.fengming.points.ledger.Book.Q4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.testing.PointsTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** Opening, closing, proving; and that the check finds a book somebody tampered with. */
@PointsTest
class BooksTest {

    @Autowired
    Ledger ledger;

    @Autowired
    Books books;

    @Autowired
    NightlyBookCheck nightly;

    @Autowired
    DatabaseClient database;

    Book book;
    UUID household = UUID.randomUUID();

    @BeforeEach
    void open() {
        book = Book.inFullSwing(ledger, books);
    }

    @Test
    void aClosedQuarterTakesNoPostingAndWhatComesLateGoesToTheNextBook() {
        books.closeQuarter(book.actor, Q3).block();

        assertConflict("quarter-closed", () -> book.post(book.award("late", household, 5, Q3)));
        book.post(book.award("late", household, 5, Q4));
        assertThat(book.balance(Account.wallet(household))).isEqualTo(5);
    }

    @Test
    void aFactOfAClosedQuarterIsStillAnsweredAsRepeated() {
        UUID first = book.post(book.award("early", household, 5, Q3)).id();
        books.closeQuarter(book.actor, Q3).block();

        assertThat(book.post(book.award("early", household, 5, Q3))).isEqualTo(new Posted(first, true));
    }

    @Test
    void quartersCloseInOrderOnceAndNeverReopen() {
        assertConflict(
                "earlier-quarter-open", () -> books.closeQuarter(book.actor, Q4).block());
        books.closeQuarter(book.actor, Q3).block();
        assertConflict(
                "quarter-closed", () -> books.closeQuarter(book.actor, Q3).block());
        assertConflict("quarter-closed", () -> books.openQuarter(book.actor, Q3).block());
        assertConflict(
                "quarter-not-open",
                () -> books.closeQuarter(book.actor, new Quarter(2026, 2)).block());
    }

    @Test
    void theProofTellsWhereEveryPointOfTheFundIs() {
        book.post(book.award("a", household, 100, Q4));
        UUID hold = book.post(book.hold("h", household, 60)).id();
        book.post(book.redeem("r", household, 25, hold));
        books.closeQuarter(book.actor, Q3).block();

        Proof proof = books.closeQuarter(book.actor, Q4).block();

        assertThat(proof.holds()).isTrue();
        assertThat(proof.fund()).isEqualTo(10_000);
        assertThat(proof.unissued()).isEqualTo(7_000);
        assertThat(proof.pools()).isEqualTo(2_900);
        assertThat(proof.wallets()).isEqualTo(40);
        assertThat(proof.held()).isEqualTo(35);
        assertThat(proof.redeemed()).isEqualTo(25);
        assertThat(proof.printed("凤鸣镇"))
                .startsWith("凤鸣镇 2026年第4季度积分结账证明")
                .contains("资金对应积分（10000.00元）：10000 分", "其中 已兑换：25 分", "账平");
    }

    @Test
    void theCheckFindsWhatSomebodyChangedPastTheLedger() {
        book.post(book.award("a", household, 100, Q4));
        database.sql("update ledger.account set balance = balance + 1 where town_id = :town and purse = 'WALLET'")
                .bind("town", book.town)
                .then()
                .block();

        assertThat(book.findings())
                .anySatisfy(finding -> assertThat(finding).contains("余额 101，明细合计 100"))
                .anySatisfy(finding -> assertThat(finding).contains("各季度结存 100"))
                .anySatisfy(finding -> assertThat(finding).contains("全镇积分合计不为零：1"));
        assertConflict("books-wrong", () -> books.closeQuarter(book.actor, Q3).block());
        assertThat(nightly.run().block()).isPositive();
        assertThat(keptChecks()).as("the nightly check keeps its finding").isEqualTo(1);
    }

    private long keptChecks() {
        return database.sql("select count(*) n from ledger.book_check where town_id = :town and not ok")
                .bind("town", book.town)
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }

    private static void assertConflict(String type, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
