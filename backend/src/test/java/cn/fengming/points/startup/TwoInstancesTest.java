package cn.fengming.points.startup;

import static cn.fengming.points.startup.SharedTown.at;
import static cn.fengming.points.startup.SharedTown.delivery;
import static cn.fengming.points.startup.SharedTown.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.startup.TwoInstances.Instance;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.wechat.WechatUser;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Whatever one instance promises stands with two, and with the one that is left when the other is killed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoInstancesTest {

    /** However slow the machine is: nothing below waits that long where it is right. */
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static TwoInstances instances;
    private static SharedTown town;

    @BeforeAll
    static void start() throws SQLException {
        instances = TwoInstances.start();
        town = new SharedTown(instances);
    }

    @AfterAll
    static void end() throws SQLException {
        if (instances != null) {
            instances.close();
        }
    }

    @Test
    @Order(1)
    void both_came_up_on_an_empty_database_and_founded_one_town() throws SQLException {
        assertThat(instances.number("select count(*) from community.town")).isEqualTo(1);
        assertThat(instances.number("select count(*) from identity.invitation where role = 'TOWN'"))
                .isEqualTo(1);
        assertThat(instances.number("select count(*) - count(distinct version) from flyway_schema_history"))
                .as("migrations that ran twice")
                .isZero();
    }

    @Test
    @Order(2)
    void who_is_signed_out_or_loses_a_post_at_one_is_refused_by_the_other_at_once() {
        WechatUser clerk = town.invited("CLERK", "13500000003");
        instances.both().forEach(each -> stock(each, clerk).expect(200));
        String posts = "/api/v1/posts?role=CLERK&village=" + town.village();
        String post = at(instances.other(), town.officer())
                .get(posts)
                .json()
                .at("/items/0/id")
                .asString();
        at(instances.other(), town.officer())
                .post("/api/v1/posts/" + post + "/revoke", Map.of("reason", "换人"))
                .expect(200);
        stock(instances.one(), clerk).expect(403);

        at(instances.one(), clerk).delete("/api/v1/sessions/current").expect(204);
        instances.both().forEach(each -> stock(each, clerk).expect(401));
    }

    private static Answer stock(Instance instance, WechatUser somebody) {
        return at(instance, somebody).get("/api/v1/villages/" + town.village() + "/stock");
    }

    @Test
    @Order(3)
    void one_key_sent_to_both_at_the_same_time_has_one_effect_and_one_answer() throws SQLException {
        UUID towel = town.good("毛巾", 1);
        int keys = 4;
        for (int round = 1; round <= keys; round++) {
            String key = Caller.freshKey();
            List<Answer> answers =
                    raceAtBoth(8, at -> at.postWithKey(town.deliveries(), key, delivery(towel, 10)), town.committee());
            List<Answer> done =
                    answers.stream().filter(answer -> answer.status() == 201).toList();
            assertThat(done).isNotEmpty();
            assertThat(answers)
                    .allMatch(answer -> answer.status() == 201
                            || answer.status() == 409 && answer.problem().equals("request-in-flight"));
            assertThat(town.delivered(towel)).isEqualTo(1 + 10L * round);
            for (Instance each : instances.both()) {
                done = new ArrayList<>(done);
                done.add(at(each, town.committee())
                        .postWithKey(town.deliveries(), key, delivery(towel, 10))
                        .expect(201));
                at(each, town.committee())
                        .postWithKey(town.deliveries(), key, delivery(towel, 11))
                        .expect(422);
            }
            assertThat(done).extracting(Answer::text).containsOnly(done.get(0).text());
        }
        assertThat(town.pieces("STOCK", towel)).isEqualTo(1 + 10L * keys);
    }

    private interface Asking {
        Answer of(Caller caller);
    }

    /** The same of one person at both, at once. */
    private static List<Answer> raceAtBoth(int times, Asking asking, WechatUser somebody) {
        return race(IntStream.range(0, times)
                .<Callable<Answer>>mapToObj(each -> {
                    Caller caller = at(instances.both().get(each % 2), somebody);
                    return () -> asking.of(caller);
                })
                .toList());
    }

    private static List<Answer> race(List<Callable<Answer>> calls) {
        var queue = new ConcurrentLinkedQueue<>(calls);
        return instances.one().http().race(calls.size(), () -> queue.remove().call());
    }

    @Test
    @Order(4)
    void of_the_last_piece_one_household_gets_it_and_one_ending_counts() throws SQLException {
        UUID cooker = town.good("电压力锅", 1);
        List<Callable<Answer>> wishes = IntStream.range(0, 2 * SharedTown.HOUSEHOLDS)
                .<Callable<Answer>>mapToObj(number -> {
                    Caller caller = at(
                            instances.both().get(number % 2), town.villagers().get(number / 2));
                    return () -> caller.post("/api/v1/redemptions", wish(cooker));
                })
                .toList();

        List<Answer> answers = race(wishes);

        List<Answer> got =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(got).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.status() == 409 && answer.problem().equals("out-of-stock"));
        assertThat(town.pieces("STOCK", cooker)).isZero();

        endings(got.get(0));
        assertThat(town.pieces("RESERVED", cooker)).isZero();
        assertThat(town.pieces("STOCK", cooker) + town.pieces("HANDED", cooker)).isEqualTo(1);
        assertThat(town.findings(instances.one())).isEmpty();
    }

    /** The household takes it back at one instance while the counter hands it over at the other. */
    private static void endings(Answer slip) {
        UUID household = UUID.fromString(slip.json().required("householdId").asString());
        WechatUser villager = town.villagers().stream()
                .filter(each -> at(instances.one(), each)
                        .get("/api/v1/me")
                        .json()
                        .at("/household/id")
                        .asString()
                        .equals(household.toString()))
                .findFirst()
                .orElseThrow();
        Map<String, Object> handing = Map.of(
                "village", town.village(), "code", slip.json().required("code").asString());
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int each = 0; each < 4; each++) {
            calls.add(() -> at(instances.one(), villager)
                    .post("/api/v1/redemptions/" + slip.id() + "/cancellation", Map.of("reason", "不要了")));
            calls.add(() -> at(instances.other(), town.committee()).post("/api/v1/handovers", handing));
        }
        assertThat(race(calls))
                .filteredOn(answer -> answer.status() < 300)
                .as("one ending")
                .hasSize(1);
    }

    @Test
    @Order(5)
    void wrong_codes_are_counted_by_both_together() {
        Map<String, Object> wrong = Map.of("village", town.village(), "code", "00000000");
        WechatUser clerk = town.invited("CLERK", "13500000004");
        List<Integer> statuses = IntStream.range(0, 11)
                .mapToObj(attempt -> at(instances.both().get(attempt % 2), clerk)
                        .post("/api/v1/pickup-checks", wrong)
                        .status())
                .toList();
        assertThat(statuses.subList(0, 10)).containsOnly(404);
        assertThat(statuses.get(10)).isEqualTo(429);
    }

    @Test
    @Order(6)
    void what_is_due_is_done_by_one_of_them() throws SQLException {
        String checks = "select count(*) from ledger.book_check where checked_by = '" + Actor.SYSTEM_PERSON + "'";
        String settled = "select count(*) from kernel.chore where name = 'ledger.nightly-book-check'"
                + " and claimed_at is null and last_run_at >= ";
        await("the first runs").atMost(A_MINUTE).until(() -> instances.number(settled + "'-infinity'") == 1);
        ZonedDateTime begun = ZonedDateTime.now(SharedTown.CHINA);
        long before = instances.number(checks);
        int times = 4;
        for (int time = 1; time <= times; time++) {
            String due = instances.text("update kernel.chore set next_at = now()"
                    + " where name = 'ledger.nightly-book-check' returning next_at");
            await("the chore").atMost(A_MINUTE).until(() -> instances.number(settled + "'" + due + "'") == 1);
        }
        assertThat(instances.number(checks) - before)
                .as("and once more when the night's own hour came meanwhile")
                .isBetween((long) times, (long) times + nights(begun, ZonedDateTime.now(SharedTown.CHINA)));
        factsAreHeardOnce();
    }

    /** How often it became two in the morning, when the books are checked anyway. */
    private static int nights(ZonedDateTime from, ZonedDateTime to) {
        return from.minusHours(2).toLocalDate().equals(to.minusHours(2).toLocalDate()) ? 0 : 1;
    }

    private static void factsAreHeardOnce() throws SQLException {
        await("all facts to be told")
                .atMost(A_MINUTE)
                .until(() -> instances.number("select count(*) from kernel.outbox where told_at is null") == 0);
        assertThat(instances.number("select count(*) from kernel.outbox where cardinality(heard_by)"
                        + " <> (select count(distinct heard) from unnest(heard_by) heard)"))
                .as("facts some listener heard twice")
                .isZero();
        assertThat(instances.number("select count(*) from kernel.outbox where cardinality(heard_by) > 0"))
                .as("facts somebody heard, or this shows nothing")
                .isPositive();
    }

    @Test
    @Order(7)
    void what_a_killed_instance_answered_stands_and_the_other_goes_on() throws Exception {
        UUID soap = town.good("洗衣粉", 1000);
        Burst burst = new Burst(instances, town, soap);
        Instance killed;
        try (Connection lock = instances.connect()) {
            lock.setAutoCommit(false);
            killed = inTheMiddleOfAChore(lock);
            burst.goOnUntilKilled(killed);
        }
        Instance left = instances.besides(killed);
        assertThat(written(soap)).as("what was answered stands").containsAll(burst.answered());
        assertThat(town.findings(left)).isEmpty();

        burst.repeatAt(left);

        assertThat(town.redeemed(soap)).isEqualTo(burst.redemptions());
        assertThat(town.delivered(soap)).isEqualTo(1000 + burst.deliveries());
        assertThat(town.pieces("STOCK", soap)).isEqualTo(1000 + burst.deliveries() - burst.redemptions());
        assertThat(town.findings(left)).isEmpty();
        await("the chore of the killed one")
                .atMost(A_MINUTE.plusSeconds(TwoInstances.LEASE_SECONDS + 30))
                .until(() -> instances.number("select count(*) from kernel.chore where name = 'messages.forgetting'"
                                + " and claimed_at is null and failures = 0 and next_at > now() + interval '1 hour'")
                        == 1);
        factsAreHeardOnce();
        await("the database to notice that the killed one is gone")
                .atMost(A_MINUTE)
                .until(
                        () -> instances.text("select coalesce(string_agg(state || ' ' || left(query, 60), '; '), '')"
                                + " from pg_stat_activity where usename = '" + killed.login()
                                + "' and datname = current_database()"),
                        String::isEmpty);
    }

    /** Makes a chore due that cannot go on, and everything else too. Emits who took it. */
    private static Instance inTheMiddleOfAChore(Connection lock) throws SQLException {
        TwoInstances.execute(lock, "lock table messages.tap in access exclusive mode");
        instances.execute("update kernel.chore set next_at = now()");
        String waiting =
                "select usename from pg_stat_activity where wait_event_type = 'Lock' and query like '%messages.tap%'";
        await("a chore to wait")
                .atMost(A_MINUTE)
                .until(() -> !instances.text(waiting).isEmpty());
        return instances.of(instances.text(waiting));
    }

    private static Set<UUID> written(UUID good) throws SQLException {
        String all = instances.text("""
                select string_agg(id::text, ',') from (
                  select id from store.delivery where good_id = '%1$s'
                  union all select redemption_id from store.redemption_line where good_id = '%1$s') found
                """.formatted(good));
        return Arrays.stream(all.split(",")).map(UUID::fromString).collect(Collectors.toSet());
    }
}
