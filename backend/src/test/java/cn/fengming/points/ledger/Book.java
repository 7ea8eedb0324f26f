package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A fresh town's book in a test, with the words of the ledger as short methods. It blocks. */
final class Book {

    static final Quarter Q3 = new Quarter(2026, 3);
    static final Quarter Q4 = new Quarter(2026, 4);

    final UUID town = UUID.randomUUID();
    final UUID village = UUID.randomUUID();
    final UUID officer = UUID.randomUUID();
    final Actor actor = Actor.system(town);
    private final Ledger ledger;
    private final Books books;

    Book(Ledger ledger, Books books) {
        this.ledger = ledger;
        this.books = books;
    }

    /** Fund of 10,000, third and fourth quarter open, 3,000 in the village pool. */
    static Book inFullSwing(Ledger ledger, Books books) {
        Book book = new Book(ledger, books);
        books.recordFund(book.actor, 1_000_000, 10_000, "渝农发〔2026〕12号", LocalDate.of(2026, 1, 5))
                .block();
        books.openQuarter(book.actor, Q3).block();
        books.openQuarter(book.actor, Q4).block();
        book.post(book.grant("pool", 3_000, Q4));
        return book;
    }

    Posted post(Transfer transfer) {
        return ledger.post(town, transfer).blockOptional().orElseThrow();
    }

    List<Posted> postAll(Transfer... transfers) {
        return ledger.postAll(town, List.of(transfers)).blockOptional().orElseThrow();
    }

    long balance(Account account) {
        return ledger.balance(town, account).blockOptional().orElseThrow();
    }

    List<String> findings() {
        return books.check(town).blockOptional().orElseThrow().findings();
    }

    Transfer grant(String key, long points, Quarter quarter) {
        return first(Movement.GRANT, Account.issue(town), Account.pool(village), points, key, quarter);
    }

    Transfer award(String key, UUID household, long points, Quarter quarter) {
        return first(Movement.AWARD, Account.pool(village), Account.wallet(household), points, key, quarter);
    }

    Transfer hold(String key, UUID household, long points) {
        return first(Movement.HOLD, Account.wallet(household), Account.held(household), points, key, Q4);
    }

    Transfer redeem(String key, UUID household, long points, UUID hold) {
        return following(Movement.REDEEM, Account.held(household), Account.redeemed(household), points, key, hold);
    }

    Transfer release(String key, UUID household, long points, UUID hold) {
        return following(Movement.RELEASE, Account.held(household), Account.wallet(household), points, key, hold);
    }

    Transfer undoAward(String key, UUID household, long points, UUID award) {
        return following(Movement.UNDO_AWARD, Account.wallet(household), Account.pool(village), points, key, award);
    }

    Transfer receive(String key, UUID good, long pieces) {
        return first(Movement.RECEIVE, Account.supply(village, good), Account.stock(village, good), pieces, key, Q4);
    }

    Transfer reserve(String key, UUID good, long pieces) {
        return first(Movement.RESERVE, Account.stock(village, good), Account.reserved(village, good), pieces, key, Q4);
    }

    private Transfer first(Movement movement, Account from, Account to, long amount, String key, Quarter quarter) {
        return Transfer.of(
                UUID.randomUUID(),
                movement,
                from,
                to,
                amount,
                new Source("test.fact", key),
                quarter,
                LocalDate.of(2026, 11, 20),
                officer,
                "测试");
    }

    private Transfer following(Movement movement, Account from, Account to, long amount, String key, UUID follows) {
        return new Transfer(
                UUID.randomUUID(),
                movement,
                from,
                to,
                amount,
                new Source("test.fact", key),
                Q4,
                LocalDate.of(2026, 11, 20),
                officer,
                UUID.randomUUID(),
                "测试",
                follows);
    }
}
