package cn.fengming.points.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengming.points.embedded.EmbeddedPostgres;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Servers;
import io.r2dbc.pool.ConnectionPool;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Callers hang up in the middle of everything. What was acknowledged stands, what stands was done once, no session is
 * left inside a transaction, and the next caller notices nothing.
 */
@PointsTest
class StormTest {

    private static final String DEEDS = "/api/v1/probe/deeds";
    private static final int CALLERS = 16;
    private static final int REQUESTS_EACH = 40;

    @Autowired
    Http http;

    @Autowired
    Given given;

    @Autowired
    ProbeDesk desk;

    @Autowired
    ProbeArrivals arrivals;

    @Autowired
    DatabaseClient database;

    @Autowired
    ConnectionPool pool;

    private Login login;
    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void signIn() {
        login = given.town(1, 1).village(0).household(0).villager();
    }

    @Test
    void whatever_callers_do_the_books_stand_and_nothing_leaks() throws Exception {
        storm();
        await("what had begun to end").atMost(Duration.ofMinutes(1)).until(() -> arrivals.underWay() == 0);
        await("transactions to end").until(() -> sessionsInTransactions() == 0);
        await("connections to come back")
                .until(() -> pool.getMetrics()
                        .map(metrics -> metrics.acquiredSize() == 0)
                        .orElseThrow());

        assertThat(acknowledged).isNotEmpty().doesNotHaveDuplicates();
        assertThat(done().size())
                .as("requests were carried out whose callers had gone")
                .isGreaterThan(acknowledged.size());
        assertThat(done()).as("what was acknowledged").containsAll(acknowledged).doesNotHaveDuplicates();
        assertThat((long) done().size())
                .as("each effect with its remembered answer")
                .isEqualTo(answers());
        assertThat(advisoryLocks()).isZero();

        List<Answer> after = http.race(32, () -> deed(Caller.freshKey()).expect(201));
        assertThat(done())
                .as("what was done after the storm")
                .containsAll(after.stream().map(Answer::id).toList());
    }

    private Answer deed(String key) {
        return http.as(login).postWithKey(DEEDS, key, Map.of("outcome", "slow"));
    }

    /** Every fourth request is a proper one, whose answer counts; the others are cut off at one point or another. */
    private void storm() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                int first = caller;
                callers.add(threads.submit(() -> call(first)));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Void call(int first) throws Exception {
        for (int i = first; i < first + REQUESTS_EACH; i++) {
            switch (i % 8) {
                case 0, 4 ->
                    acknowledged.add(deed(Caller.freshKey()).expect(201).id());
                case 1 -> cutOff(request("slow").length - 5);
                case 2 -> cutOff(60);
                case 3 -> leave("early", true);
                case 5 -> leave("middle", true);
                case 6 -> leave("late", true);
                default -> leave("early", false);
            }
        }
        return null;
    }

    /** Sends so many bytes of a request and leaves. */
    private void cutOff(int length) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request("slow"), 0, length);
        }
    }

    /** Leaves, or slams the door, when the request has come so far. */
    private void leave(String stage, boolean slam) throws Exception {
        String name = stage + "-" + Caller.freshKey();
        CompletableFuture<Void> reached = desk.reached(name);
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request(name));
            reached.get(30, TimeUnit.SECONDS);
            socket.setSoLinger(slam, 0);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(http.base().getHost(), http.base().getPort());
    }

    private byte[] request(String outcome) {
        String body = "{\"outcome\":\"%s\"}".formatted(outcome);
        return """
                POST %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Idempotency-Key: %s\r
                X-Request-Id: %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(DEEDS, login.token(), Caller.freshKey(), outcome, body.length(), body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Collection<UUID> done() {
        return database.sql("select subject_id from kernel.outbox where town_id = :town and topic = 'probe.done'")
                .bind("town", login.actor().town())
                .map(row -> row.get(0, UUID.class))
                .all()
                .collectList()
                .block();
    }

    private long answers() {
        return database.sql("select count(*) from kernel.answer where town_id = :town and operation = :operation")
                .bind("town", login.actor().town())
                .bind("operation", "POST " + DEEDS)
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
    }

    private static long sessionsInTransactions() throws SQLException {
        return asOwner("select count(*) from pg_stat_activity where datname = current_database() "
                + "and application_name = 'fengming-points' and (state <> 'idle' or xact_start is not null)");
    }

    private static long advisoryLocks() throws SQLException {
        return asOwner("select count(*) from pg_locks where locktype = 'advisory'");
    }

    /** The application's own role may not look at other sessions. */
    private static long asOwner(String query) throws SQLException {
        EmbeddedPostgres postgres = Servers.postgres();
        String url = "jdbc:" + postgres.url(EmbeddedPostgres.DATABASE);
        try (Connection connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
                ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
