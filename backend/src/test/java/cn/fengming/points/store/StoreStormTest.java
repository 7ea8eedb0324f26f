package cn.fengming.points.store;

import static cn.fengming.points.store.Season.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengming.points.rules.RuleDesk;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Uploads;
import io.r2dbc.pool.ConnectionPool;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Phones break off while points and goods move: redeeming, handing over, cancelling and posting awards, each cut at some
 * byte, or gone before its answer. No point and no piece is lost or made, and whoever asks again hears what happened.
 */
@PointsTest
class StoreStormTest {

    private static final int CALLERS = 12;
    private static final int REQUESTS_EACH = 40;
    private static final int HOMES = 8;
    private static final long FIRST_POINTS = 100;

    @Autowired
    Season.Maker seasons;

    @Autowired
    RuleDesk rules;

    @Autowired
    Uploads uploads;

    @Autowired
    Http http;

    @Autowired
    ConnectionPool pool;

    @Autowired
    DatabaseClient database;

    private Season season;
    private Good towel;

    private final Queue<String> codes = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> redemptions = new ConcurrentLinkedQueue<>();
    private final Queue<Request> broken = new ConcurrentLinkedQueue<>();

    /** One request of one phone, which keeps its key until it knows what became of it. */
    private record Request(Login who, String path, String key, Map<String, Object> body) {

        byte[] bytes() {
            byte[] content = JsonMapper.shared().writeValueAsBytes(body);
            byte[] head = """
                    POST %s HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Idempotency-Key: %s\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    """.formatted(path, who.token(), key, content.length).getBytes(StandardCharsets.US_ASCII);
            byte[] whole = new byte[head.length + content.length];
            System.arraycopy(head, 0, whole, 0, head.length);
            System.arraycopy(content, 0, whole, head.length, content.length);
            return whole;
        }
    }

    @Test
    void no_point_and_no_piece_is_lost_or_made_when_phones_break_off() throws Exception {
        season = seasons.open(1, HOMES);
        towel = season.stocked("毛巾", 8, 1000, 500);
        season.village().households().forEach(household -> season.award(household, FIRST_POINTS));
        awardsFallDue();
        long everything = everything();

        storm();
        await("transactions to end")
                .until(() -> pool.getMetrics()
                        .map(metrics -> metrics.acquiredSize() == 0)
                        .orElseThrow());
        assertThat(season.findings()).isEmpty();
        assertThat(everything()).as("points of the village, wherever they are").isEqualTo(everything);
        assertThat(pieces()).isEqualTo(500);

        List<Answer> again = broken.stream().map(this::ask).toList();

        assertThat(again).as("whoever broke off hears what happened").allMatch(answer -> answer.status() < 500);
        assertThat(again).anyMatch(answer -> "true".equals(answer.headers().getFirst("Idempotency-Replayed")));
        assertThat(season.findings()).isEmpty();
        assertThat(everything()).isEqualTo(everything);
        assertThat(pieces()).isEqualTo(500);
        everyRedemptionHoldsWhatItSays();
    }

    /** The inspector saw the poultry penned at every home: three points each, posted when somebody posts. */
    private void awardsFallDue() {
        rules.adoptDefaults(season.town.officer().actor()).blockLast();
        Login inspector = season.village().inspector();
        for (HouseholdSetup household : season.village().households()) {
            http.as(inspector)
                    .post(
                            "/api/v1/villages/" + season.village().id() + "/records",
                            Map.of(
                                    "ruleCode", "poultry_penned",
                                    "card", household.cardCode(),
                                    "photos", List.of(Map.of("id", uploads.photo(inspector), "stage", "OTHER"))))
                    .expect(201);
        }
    }

    private void storm() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                Random random = new Random(caller);
                callers.add(threads.submit(() -> call(random)));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Every third request is sent whole and heard out; of the others some bytes arrive, or all and nobody listens. */
    private Void call(Random random) throws IOException {
        for (int i = 0; i < REQUESTS_EACH; i++) {
            Request request = request(random);
            if (i % 3 == 0) {
                remember(ask(request));
            } else {
                breakOff(request, random);
            }
        }
        return null;
    }

    private Request request(Random random) {
        HouseholdSetup home = season.village().household(random.nextInt(HOMES));
        String key = Caller.freshKey();
        return switch (random.nextInt(8)) {
            case 0, 1, 2, 3 ->
                new Request(home.villager(), "/api/v1/redemptions", key, wish(towel, 1 + random.nextInt(2)));
            case 4, 5 -> handover(key);
            case 6 -> cancellation(key);
            default ->
                new Request(
                        season.village().committee(),
                        "/api/v1/villages/" + season.village().id() + "/postings",
                        key,
                        Map.of("quarter", "2026Q4"));
        };
    }

    private Request handover(String key) {
        String code = codes.poll();
        return new Request(
                season.village().clerk(),
                "/api/v1/handovers",
                key,
                Map.of("village", season.village().id(), "code", code == null ? "00000000" : code));
    }

    private Request cancellation(String key) {
        UUID redemption = redemptions.poll();
        return new Request(
                season.village().committee(),
                "/api/v1/redemptions/" + (redemption == null ? UUID.randomUUID() : redemption) + "/cancellation",
                key,
                Map.of("reason", "农户来电取消"));
    }

    private void remember(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isLessThan(500);
        if (answer.status() == 201 && answer.text().contains("\"state\":\"OPEN\"")) {
            codes.add(answer.json().get("code").asString());
            redemptions.add(answer.id());
        }
    }

    private Answer ask(Request request) {
        return http.as(request.who()).postWithKey(request.path(), request.key(), request.body());
    }

    /** Sends all of it or some, and leaves: at once, or while the next phone is served. */
    private void breakOff(Request request, Random random) throws IOException {
        byte[] bytes = request.bytes();
        boolean whole = random.nextBoolean();
        try (Socket socket = new Socket(http.base().getHost(), http.base().getPort())) {
            socket.getOutputStream().write(bytes, 0, whole ? bytes.length : 1 + random.nextInt(bytes.length - 1));
            if (whole && random.nextBoolean()) {
                remember(ask(request(random)));
            }
            socket.setSoLinger(random.nextBoolean(), 0);
        }
        broken.add(request);
    }

    /** Points of the pool and of all households, redeemed ones too. */
    private long everything() {
        return inAll("POOL", "WALLET", "HELD", "REDEEMED");
    }

    private long pieces() {
        return inAll("STOCK", "RESERVED", "HANDED");
    }

    /** Of one moment: somebody who broke off last may be served only now. */
    private long inAll(String... purses) {
        return Season.made(database.sql("""
                        select coalesce(sum(balance), 0)::bigint from ledger.account
                         where town_id = :town and purse = any(:purses)
                        """)
                .bind("town", season.town.town())
                .bind("purses", purses)
                .mapValue(Long.class)
                .one());
    }

    private void everyRedemptionHoldsWhatItSays() {
        for (HouseholdSetup home : season.village().households()) {
            assertThat(season.held(home)).isEqualTo(pointsOf(home, "OPEN"));
            assertThat(season.redeemed(home)).isEqualTo(pointsOf(home, "HANDED_OVER"));
        }
    }

    private long pointsOf(HouseholdSetup home, String state) {
        return Season.made(database.sql("""
                        select coalesce(sum(points), 0)::bigint from store.redemption
                         where town_id = :town and household_id = :home and state = :state
                        """)
                .bind("town", season.town.town())
                .bind("home", home.id())
                .bind("state", state)
                .mapValue(Long.class)
                .one());
    }
}
