package cn.fengming.points.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The book check is done in the night, has the time it needs, and what it finds is seen by whoever watches numbers. */
@PointsTest
class NightlyBookCheckTest {

    @Autowired
    NightlyBookCheck check;

    @Autowired
    Books books;

    @Autowired
    BookShelf shelf;

    @Autowired
    Ledger ledger;

    @Autowired
    Http http;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00:00+08:00, 2026-11-24T02:00:00+08:00",
        "2026-11-24T01:59:59+08:00, 2026-11-24T02:00:00+08:00",
        "2026-11-24T02:00:00+08:00, 2026-11-25T02:00:00+08:00",
        "2026-12-31T23:30:00+08:00, 2027-01-01T02:00:00+08:00",
    })
    void it_is_due_at_the_next_two_in_the_night(Instant ran, Instant next) {
        assertThat(check.nextAfter(ran)).isEqualTo(next);
    }

    @Test
    void a_large_book_has_longer_than_an_ordinary_statement() {
        UUID town = Book.inFullSwing(ledger, books).town;
        String limit = transaction
                .transactional(books.check(town)
                        .then(database.sql("show statement_timeout")
                                .mapValue(String.class)
                                .one()))
                .block();
        assertThat(limit).isEqualTo("10min");
        assertThat(database.sql("show statement_timeout")
                        .mapValue(String.class)
                        .one()
                        .block())
                .as("and only the check has")
                .isEqualTo("30s");
    }

    @Test
    void what_a_check_found_is_a_number_to_watch_until_a_check_finds_nothing() {
        UUID town = Book.inFullSwing(ledger, books).town;
        long before = findings();
        BookCheck wrong = new BookCheck(Instant.EPOCH, List.of("账户不平", "转账不平"));
        shelf.keep(
                        town,
                        new UUID(0, 1),
                        Actor.SYSTEM_PERSON,
                        wrong,
                        io.r2dbc.postgresql.codec.Json.of("[\"账户不平\",\"转账不平\"]"))
                .block();
        assertThat(findings()).isEqualTo(before + 2);

        books.checkAndKeep(town, Actor.SYSTEM_PERSON).block();
        assertThat(findings()).isEqualTo(before);
    }

    private long findings() {
        check.measure().block();
        return http.anonymous()
                .get("/actuator/prometheus")
                .expect(200)
                .text()
                .lines()
                .filter(line -> line.startsWith("points_books_findings"))
                .map(line -> (long) Double.parseDouble(line.replaceFirst(".* ", "")))
                .findFirst()
                .orElseThrow();
    }
}
