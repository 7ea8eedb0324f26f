package cn.fengming.points.ledger;

import static cn.fengming.points.ledger.Book.Q3;
import static cn.fengming.points.ledger.Book.Q4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.testing.PointsTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** What the book promises, each promise on the real database. Every test ends with the books re-added. */
@PointsTest
class LedgerTest {

    @Autowired
    Ledger ledger;

    @Autowired
    Books books;

    @Autowired
    DatabaseClient database;

    Book book;
    UUID household = UUID.randomUUID();

    @BeforeEach
    void open() {
        book = Book.inFullSwing(ledger, books);
    }

    @AfterEach
    void booksAreRight() {
        assertThat(book.findings()).isEmpty();
    }

    @Test
    void anAwardMovesPointsFromPoolToWallet() {
        Posted posted = book.post(book.award("a", household, 20, Q4));

        assertThat(posted.repeated()).isFalse();
        assertThat(book.balance(Account.wallet(household))).isEqualTo(20);
        assertThat(book.balance(Account.pool(book.village))).isEqualTo(2_980);
        assertThat(book.balance(Account.issue(book.town))).isEqualTo(-3_000);
    }

    @Test
    void theSameFactPostsOnceAndOtherContentIsRefused() {
        Posted first = book.post(book.award("a", household, 20, Q4));
        Posted again = book.post(book.award("a", household, 20, Q4));

        assertThat(again).isEqualTo(new Posted(first.id(), true));
        assertRefused("source-reused", book.award("a", household, 21, Q4));
        assertRefused("source-reused", book.award("a", UUID.randomUUID(), 20, Q4));
        assertThat(book.balance(Account.wallet(household))).isEqualTo(20);
    }

    @Test
    void aPoolCannotGiveWhatItDoesNotHave() {
        assertThatThrownBy(() -> book.post(book.award("a", household, 3_001, Q4)))
                .isInstanceOfSatisfying(
                        InsufficientPoints.class, e -> assertThat(e.missing()).isEqualTo(1));
        assertThat(book.balance(Account.pool(book.village))).isEqualTo(3_000);
    }

    @Test
    void theTownIssuesNoMoreThanTheRecordedFund() {
        book.post(book.grant("rest", 7_000, Q4));

        assertRefused("insufficient-points", book.grant("too much", 1, Q4));
    }

    @Test
    void spendingTakesTheOldestPointsFirstAndReleasingReturnsThemToTheirLots() {
        book.post(book.award("late", household, 100, Q4));
        book.post(book.award("early", household, 60, Q3));
        UUID hold = book.post(book.hold("h", household, 100)).id();

        assertThat(lots()).containsExactly(new Lot(Q4, 60));

        book.post(book.release("back", household, 30, hold));
        assertThat(lots()).containsExactly(new Lot(Q3, 30), new Lot(Q4, 60));

        book.post(book.redeem("spent", household, 70, hold));
        assertThat(book.balance(Account.held(household))).isZero();
        assertThat(book.balance(Account.redeemed(household))).isEqualTo(70);
        assertRefused("transfer-used-up", book.release("again", household, 1, hold));
    }

    @Test
    void heldPointsCannotBeSpent() {
        book.post(book.award("a", household, 50, Q4));
        book.post(book.hold("h", household, 50));

        assertRefused("insufficient-points", book.hold("h2", household, 1));
    }

    @Test
    void anotherHouseholdsHoldCannotBeSettled() {
        UUID other = UUID.randomUUID();
        book.post(book.award("a", household, 50, Q4));
        book.post(book.award("b", other, 50, Q4));
        UUID hold = book.post(book.hold("h", household, 50)).id();
        book.post(book.hold("h2", other, 50));

        assertRefused("transfer-used-up", book.redeem("theft", other, 50, hold));
    }

    @Test
    void partialReversalsSumToAtMostTheOriginal() {
        UUID award = book.post(book.award("a", household, 50, Q4)).id();
        book.post(book.undoAward("u1", household, 30, award));
        book.post(book.award("b", household, 100, Q4));

        assertRefused("transfer-used-up", book.undoAward("u2", household, 21, award));
        book.post(book.undoAward("u3", household, 20, award));
        assertThat(book.balance(Account.wallet(household))).isEqualTo(100);
    }

    @Test
    void aReversalOfSpentPointsIsRefused() {
        UUID award = book.post(book.award("a", household, 50, Q4)).id();
        book.post(book.hold("h", household, 50));

        assertRefused("insufficient-points", book.undoAward("u", household, 50, award));
    }

    @Test
    void expiryMovesWhatIsLeftOfOldLotsAndNeverMore() {
        book.post(book.award("early", household, 60, Q3));
        book.post(book.award("late", household, 100, Q4));
        book.post(book.hold("h", household, 45));
        Source clearing = new Source("test.clearing", "2026");

        Posted first = ledger.expire(book.town, household, Q3, clearing, Q4, book.officer, "年底清零")
                .block();
        Posted second = ledger.expire(
                        book.town, household, Q3, new Source("test.clearing", "again"), Q4, book.officer, "x")
                .block();

        assertThat(first).isNotNull();
        assertThat(second).as("nothing is left of the old lot").isNull();
        assertThat(book.balance(Account.expired(household))).isEqualTo(15);
        assertThat(lots()).containsExactly(new Lot(Q4, 100));
    }

    @Test
    void aBatchIsAllOrNothing() {
        UUID other = UUID.randomUUID();

        assertThatThrownBy(() -> book.postAll(book.award("a", household, 2_000, Q4), book.award("b", other, 1_001, Q4)))
                .isInstanceOf(InsufficientPoints.class);
        assertThat(book.balance(Account.pool(book.village))).isEqualTo(3_000);

        List<Posted> posted = book.postAll(
                book.award("a", household, 2_000, Q4),
                book.award("b", other, 1_000, Q4),
                book.award("a", household, 2_000, Q4));
        assertThat(posted).extracting(Posted::repeated).containsExactly(false, false, true);
        assertThat(book.balance(Account.pool(book.village))).isZero();
    }

    @Test
    void goodsAreCountedLikePoints() {
        UUID rice = UUID.randomUUID();
        book.post(book.receive("r", rice, 2));
        book.post(book.reserve("one", rice, 1));
        book.post(book.reserve("two", rice, 1));

        assertThatThrownBy(() -> book.post(book.reserve("three", rice, 1))).isInstanceOf(OutOfStock.class);
        assertThat(book.balance(Account.stock(book.village, rice))).isZero();
        assertThat(book.balance(Account.reserved(book.village, rice))).isEqualTo(2);
    }

    @Test
    void aPassbookPageIsNewestFirstAndWalksBackWithoutGaps() {
        for (int i = 1; i <= 5; i++) {
            book.post(book.award("a" + i, household, i, Q4));
        }

        Page<EntryLine> first =
                ledger.entries(book.town, Account.wallet(household), null, 2).block();
        Page<EntryLine> second = ledger.entries(book.town, Account.wallet(household), first.next(), 3)
                .block();

        assertThat(first.items()).extracting(EntryLine::amount).containsExactly(5L, 4L);
        assertThat(first.items()).extracting(EntryLine::balanceAfter).containsExactly(15L, 10L);
        assertThat(second.items()).extracting(EntryLine::seq).containsExactly(3L, 2L, 1L);
        assertThat(second.next()).isNull();
    }

    @Test
    void noTownSeesAnothersAccounts() {
        book.post(book.award("a", household, 20, Q4));
        Book elsewhere = Book.inFullSwing(ledger, books);

        assertThat(elsewhere.balance(Account.wallet(household))).isZero();
        assertThatThrownBy(() -> elsewhere.post(elsewhere.hold("h", household, 20)))
                .isInstanceOf(InsufficientPoints.class);
    }

    @Test
    void theDatabaseItselfRefusesToChangeOrUnbalanceTheBook() {
        UUID award = book.post(book.award("a", household, 20, Q4)).id();

        for (String sql : List.of(
                "update ledger.entry set amount = 21 where town_id = :town and transfer_id = :id",
                "delete from ledger.transfer where town_id = :town and id = :id",
                "update ledger.transfer set reason = 'x' where town_id = :town and id = :id",
                """
                insert into ledger.entry (town_id, account_id, seq, transfer_id, lot, amount, balance_after)
                select town_id, to_account, 999, id, 20251, 5, 5 from ledger.transfer where town_id = :town and id = :id
                """)) {
            assertThatThrownBy(() -> database.sql(sql)
                            .bind("town", book.town)
                            .bind("id", award)
                            .then()
                            .block())
                    .as(sql)
                    .isNotNull();
        }
    }

    private List<Lot> lots() {
        return ledger.lots(book.town, household).collectList().block();
    }

    private void assertRefused(String type, Transfer transfer) {
        assertThatThrownBy(() -> book.post(transfer))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
