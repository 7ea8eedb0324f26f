package cn.fengming.points.ledger;

import static cn.fengming.points.ledger.Book.Q4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.embedded.EmbeddedPostgres;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.seal.BookVerifier;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Servers;
import cn.fengming.points.testing.TestClock;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** What is posted is sealed: all of it, once, in whatever order it commits; and what was changed afterwards is found. */
@PointsTest
class SealTest {

    @Autowired
    Ledger ledger;

    @Autowired
    Books books;

    @Autowired
    Seals seals;

    @Autowired
    SealChore chore;

    @Autowired
    Sealing sealing;

    @Autowired
    BookExport export;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    Book book;
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();

    @BeforeEach
    void open() {
        book = Book.inFullSwing(ledger, books);
    }

    /** Begun first and sealed by nobody while it is open: it has the lower time and id, and commits last. */
    @Test
    void what_commits_late_is_not_passed_over() throws Exception {
        book.postAll(book.award("a", first, 50, Q4), book.award("b", second, 50, Q4));
        assertThat(sealing.seal(book.town)).as("fund, grant, two awards").isEqualTo(4);

        Sinks.One<Posted> posted = Sinks.one();
        Sinks.Empty<Void> gate = Sinks.empty();
        CompletableFuture<Posted> late = transaction
                .transactional(ledger.post(book.town, book.hold("late", first, 5))
                        .doOnNext(done -> posted.tryEmitValue(done))
                        .delayUntil(done -> gate.asMono()))
                .toFuture();
        UUID open = posted.asMono().block(Duration.ofMinutes(1)).id();
        clock.advance(Duration.ofMinutes(1));
        UUID quick = book.post(book.hold("quick", second, 5)).id();

        assertThat(sealing.seal(book.town)).as("only what is committed").isEqualTo(1);
        gate.tryEmitEmpty();
        late.get();
        assertThat(sealing.seal(book.town)).as("and then what was late").isEqualTo(1);
        assertThat(sealing.seal(book.town)).isZero();
        assertThat(seals.proof(book.town, quick).block().fault()).isNull();
        assertThat(seals.proof(book.town, open).block().fault()).isNull();
        assertThat(seals.proof(book.town, quick).block().blocks().size())
                .as("the month's last block leads down to it")
                .isEqualTo(2);
        assertThat(checked()).isEmpty();
    }

    @Test
    void many_sealers_at_once_seal_once() {
        IntStream.range(0, 30).forEach(each -> book.post(book.award("award " + each, UUID.randomUUID(), 5, Q4)));

        List<Long> sealed = Flux.range(0, 8)
                .flatMap(each -> chore.seal(book.town, 4096, 100).subscribeOn(Schedulers.parallel()), 8)
                .collectList()
                .block();

        assertThat(sealed).hasSize(8).filteredOn(count -> count > 0).containsExactly(32L);
        SealState state = seals.state(book.town).block();
        assertThat(state.blocks()).isEqualTo(1);
        assertThat(state.sealed()).isEqualTo(32);
        assertThat(state.unsealed()).isZero();
    }

    @Test
    void catching_up_goes_in_portions_and_ends_with_the_whole_book() {
        UUID good = UUID.randomUUID();
        book.post(book.receive("in", good, 20));
        for (int each = 0; each < 8; each++) {
            UUID home = UUID.randomUUID();
            book.post(book.award("award " + each, home, 10, Q4));
            UUID hold = book.post(book.hold("hold " + each, home, 6)).id();
            book.postAll(book.redeem("redeem " + each, home, 4, hold), book.release("release " + each, home, 2, hold));
            book.post(book.reserve("reserve " + each, good, 1));
        }
        assertThat(sealing.seal(book.town, 5, 3)).isEqualTo(15);
        assertThat(seals.state(book.town).block().unsealed()).isEqualTo(28);
        assertThat(exported().faults()).as("half sealed, half not").isEmpty();
        assertThat(sealing.seal(book.town, 5, 100)).isEqualTo(28);

        BookVerifier.Verdict verdict = exported();
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.sealed()).isEqualTo(43);
        assertThat(verdict.blocks()).hasSize(9);
        assertThat(checked()).isEmpty();
        assertThat(book.findings()).isEmpty();
    }

    @Test
    void whoever_changes_the_book_behind_our_back_is_found_out() throws Exception {
        UUID award = book.post(book.award("a", first, 50, Q4)).id();
        UUID other = book.post(book.award("b", second, 50, Q4)).id();
        sealing.seal(book.town);
        books.checkAndKeep(book.town, Actor.SYSTEM_PERSON).block();
        assertThat(seals.state(book.town).block().check().toBlock()).isEqualTo(1);

        behindOurBack("update ledger.transfer set reason = '干净户（改）' where id = '" + award + "'");
        assertThat(checked()).containsExactly("转账 " + award + "（封存块 1 第 3 笔）与封存时不同");
        assertThat(seals.proof(book.town, award).block().fault()).isEqualTo("这笔账的内容与封存的指纹不符");
        assertThat(seals.proof(book.town, other).block().fault()).isNull();
        assertThat(exported().faults().get(0)).contains("transfer " + award + "，内容与它自己的指纹不符");

        behindOurBack("update ledger.transfer set effective_on = '2026-11-21' where id = '" + other + "'");
        assertThat(exported().faults())
                .anyMatch(fault -> fault.contains(other + "，content.effectiveOn 被改动，文件里是 2026-11-21，封存时是 2026-11-20"));
        book.post(book.award("c", first, 1, Q4));
        sealing.seal(book.town);
        behindOurBack("update ledger.transfer set by_person = '" + first + "' where key = 'c' and town_id = '"
                + book.town + "'");
        assertThat(book.findings())
                .as("the ordinary check looks at what is new, and at what was found before, until it is right again")
                .hasSize(3);
        assertThat(checked()).as("the full one at everything").hasSize(3);
        behindOurBack(
                "update ledger.leaf set print = decode(repeat('00', 32), 'hex') where place = 1 and block = 2 and town_id = '"
                        + book.town + "'");
        assertThat(checked()).anyMatch(finding -> finding.contains("封存块 2 的各笔指纹与它的封印不符"));
    }

    @Test
    void seals_are_added_and_never_changed() {
        sealing.seal(book.town);
        for (String table : List.of("block", "leaf")) {
            String where = " where town_id = '" + book.town + "'";
            assertThatThrownBy(() -> run("update ledger." + table + " set town_id = town_id" + where))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> run("delete from ledger." + table + where))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> asOwner("delete from ledger." + table + where))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> asOwner("truncate ledger." + table + " cascade"))
                    .hasMessageContaining("append-only");
        }
        assertThatThrownBy(() ->
                        run("insert into ledger.block select town_id, 3, sealed_at, leaves, root, previous, skip, head"
                                + " from ledger.block where town_id = '" + book.town + "'"))
                .hasMessageContaining("does not follow");
        assertThatThrownBy(() ->
                        run("insert into ledger.block select town_id, 2, sealed_at, leaves, root, head, head, root"
                                + " from ledger.block where town_id = '" + book.town + "'"))
                .hasMessageContaining("not all its leaves");
    }

    private List<String> checked() {
        return seals.checkAll(book.town, Actor.SYSTEM_PERSON).block().findings();
    }

    private BookVerifier.Verdict exported() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        export.file(book.town, "凤鸣镇").block().toIterable().forEach(bytes::writeBytes);
        BookVerifier verifier = new BookVerifier();
        bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> verifier.read(line.getBytes(StandardCharsets.UTF_8)));
        return verifier.verdict();
    }

    private void run(String sql) {
        database.sql(sql).then().block();
    }

    private void behindOurBack(String sql) throws SQLException {
        asOwner("set session_replication_role = replica; " + sql);
    }

    private static void asOwner(String sql) throws SQLException {
        String url = "jdbc:" + Servers.postgres().url(EmbeddedPostgres.DATABASE);
        try (var owner = DriverManager.getConnection(
                        url, Servers.postgres().user(), Servers.postgres().password());
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
