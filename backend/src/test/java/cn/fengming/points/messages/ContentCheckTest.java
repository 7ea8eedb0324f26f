package cn.fengming.points.messages;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.News;
import cn.fengming.points.testing.Pictures;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.wechat.ContentChecks;
import cn.fengming.points.testing.wechat.WechatPushes;
import cn.fengming.points.testing.wechat.WechatServers;
import cn.fengming.points.testing.wechat.WechatUser;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** From the report to what WeChat says of it and what staff read, against WeChat's servers stood in for. */
@PointsTest
class ContentCheckTest {

    private static final String WORDS = "/wxa/msg_sec_check";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    private Given given;

    @Autowired
    private Http http;

    @Autowired
    private Uploads uploads;

    @Autowired
    private News news;

    @Autowired
    private SpotWatch watch;

    @Autowired
    private CheckDesk desk;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TestClock clock;

    private final Ids ids = new Ids();
    private final WechatServers wechat = WechatServers.shared();
    private final UUID spot = ids.next();
    private TownSetup town;
    private WechatUser reporter;

    @BeforeEach
    void setUp() {
        // WeChat is left alone for a minute after a failure, also one of the test before
        clock.advance(Duration.ofHours(4L * NUMBERS.incrementAndGet()));
        wechat.checks().find(http.base());
        town = given.town(1, 2);
        HouseholdSetup home = town.village(0).household(0);
        reporter = new WechatUser(http);
        reporter.prove(home.phone()).expect(201);
        // what earlier tests left is told before, so that it is not asked in our name
        settle();
    }

    @AfterEach
    void tearDown() {
        wechat.pickUpAgainOn(WORDS);
    }

    @Test
    void what_nobody_doubts_is_checked_without_a_trace_on_the_spot() {
        UUID photo = photo();
        report("村口堆了垃圾", List.of(photo));
        settle();
        assertThat(states()).containsExactlyInAnyOrder("PASSED", "ASKED");
        ContentChecks.Fetched fetched = onlyPicture();
        assertThat(fetched.bytes()).isNotNull();
        assertThat(fetched.address().toString()).startsWith("http://points.test/api/v1/checked-photos/");

        push(answer("pass", 100)).expect(200);
        assertThat(states()).containsExactlyInAnyOrder("PASSED", "PASSED");
        assertThat(doubt()).isNull();
    }

    @Test
    void risky_words_are_for_staff_to_look_at_first() {
        wechat.checks().dislike("一句难听的", "risky", 20003);
        report("有人说了一句难听的", List.of(photo()));
        settle();
        assertThat(doubt()).contains("文字").contains("辱骂");
        Answer refused = http.as(town.village(0).committee())
                .post("/api/v1/spots/" + spot + "/acceptance", Map.of("expected", "REPORTED"));
        assertThat(refused.expect(422).problem()).isEqualTo("spot-doubted");
    }

    @Test
    void a_doubted_picture_comes_later_and_once_however_often_wechat_says_it() {
        report(null, List.of(photo()));
        settle();
        assertThat(doubt()).isNull();
        String message = answer("review", 20002);
        List<Answer> answers = http.race(8, () -> push(message));
        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        push(answer("pass", 100)).expect(200);
        assertThat(states()).containsExactly("REVIEW");
        assertThat(doubt()).contains("照片").contains("色情");
        assertThat(steps("DOUBT")).isEqualTo(1);
    }

    @Test
    void photos_of_after_that_come_with_a_report_are_checked_too() {
        Map<String, Object> body = form("自己打扫了", List.of(photo()));
        body.put("selfCleaned", true);
        body.put("afterPhotos", List.of(photo()));
        put(body).expect(201);
        settle();
        assertThat(wechat.checks().picturesOf(reporter.openid())).hasSize(2);
    }

    @Test
    void what_was_heard_twice_is_asked_once() {
        report("两次", List.of(photo()));
        settle();
        desk.note(town.town(), spot).block();
        settle();
        assertThat(states()).hasSize(2);
        assertThat(wechat.checks().picturesOf(reporter.openid())).hasSize(1);
        assertThat(watch.wants("spots.rectified")).isTrue();
        assertThat(watch.wants("spots.accepted")).isFalse();
    }

    @Test
    void who_never_signed_in_by_wechat_reports_all_the_same() {
        Login villager = town.village(0).household(1).villager();
        UUID photo = uploads.photo(villager);
        http.as(villager)
                .put("/api/v1/spots/" + spot, form("没有微信", List.of(photo)))
                .expect(201);
        settle();
        assertThat(skipped()).containsOnly("NO_OPENID").hasSize(2);
        assertThat(doubt()).isNull();
    }

    @Test
    void who_wechat_has_not_seen_lately_is_not_asked_about_again() {
        wechat.checks().leave(reporter.openid());
        report("两个小时前", List.of(photo()));
        settle();
        assertThat(skipped()).containsOnly("STRANGER").hasSize(2);
        assertThat(waitingInOutbox()).isZero();
    }

    @Test
    void a_wechat_that_is_away_is_asked_again_later_and_the_report_stands() {
        wechat.hangUpOn(WORDS);
        report("网断了", List.of(photo()));
        settle();
        assertThat(states()).containsOnly("WAITING").hasSize(2);
        http.withToken(reporter.token()).get("/api/v1/spots/" + spot).expect(200);
        wechat.pickUpAgainOn(WORDS);
        clock.advance(Duration.ofMinutes(5));
        settle();
        assertThat(states()).containsExactlyInAnyOrder("PASSED", "ASKED");
        assertThat(waitingInOutbox()).isZero();
    }

    @Test
    void a_wechat_that_has_enough_of_us_is_asked_again_later() {
        wechat.failOn(WORDS, 45009);
        report("今天问得太多", List.of(photo()));
        settle();
        assertThat(states()).containsOnly("WAITING").hasSize(2);
        clock.advance(Duration.ofMinutes(5));
        settle();
        assertThat(states()).containsExactlyInAnyOrder("PASSED", "ASKED");
    }

    @Test
    void what_could_not_be_asked_for_two_hours_is_given_up() {
        wechat.hangUpOn(WORDS);
        report("一直断网", List.of(photo()));
        settle();
        clock.advance(Duration.ofHours(3));
        settle();
        assertThat(skipped()).containsOnly("TOO_LATE").hasSize(2);
        assertThat(waitingInOutbox()).isZero();
    }

    @Test
    void an_answer_that_comes_before_our_note_of_the_question_is_to_be_said_again() {
        Answer early = push(wechat.checks().answer("65f0a1b2-unknown", "risky", 20002));
        assertThat(early.expect(503).problem()).isEqualTo("trace-unknown");
    }

    @Test
    void what_wechat_could_not_fetch_has_no_opinion() {
        wechat.checks().find(java.net.URI.create("http://127.0.0.1:1"));
        report(null, List.of(photo()));
        settle();
        push(answer("risky", 20002)).expect(200);
        assertThat(skipped()).containsExactly("UNREADABLE");
        assertThat(doubt()).isNull();
    }

    @Test
    void an_unsigned_answer_changes_nothing() {
        report(null, List.of(photo()));
        settle();
        WechatPushes.Push forged = WechatPushes.of(
                clock.instant(), answer("pass", 100), "guessedToken", WechatPushes.AES_KEY, WechatServers.APPID);
        http.anonymous()
                .post("/api/v1/wechat/push?" + forged.query(), forged.body())
                .expect(403);
        assertThat(states()).containsExactly("ASKED");
    }

    private UUID photo() {
        UUID id = ids.next();
        http.withToken(reporter.token())
                .send("PUT", "/api/v1/photos/" + id, Pictures.jpeg(), Map.of("Content-Type", "image/jpeg"))
                .expect(201);
        return id;
    }

    private void report(String words, List<UUID> photos) {
        put(form(words, photos)).expect(201);
    }

    private Answer put(Map<String, Object> body) {
        Caller caller = http.withToken(reporter.token());
        return caller.put("/api/v1/spots/" + spot, body);
    }

    private Map<String, Object> form(String words, List<UUID> photos) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "GARBAGE");
        body.put("village", town.village(0).id());
        body.put("latitude", 31.05);
        body.put("longitude", 108.66);
        body.put("photos", photos);
        if (words != null) {
            body.put("words", words);
        }
        return body;
    }

    /** However much others left: facts follow from facts, and are told in pieces. */
    private void settle() {
        news.spread();
    }

    private ContentChecks.Fetched onlyPicture() {
        assertThat(wechat.checks().picturesOf(reporter.openid())).hasSize(1);
        return wechat.checks().picturesOf(reporter.openid()).values().iterator().next();
    }

    private String answer(String suggest, int label) {
        onlyPicture();
        String trace = wechat.checks()
                .picturesOf(reporter.openid())
                .keySet()
                .iterator()
                .next();
        return wechat.checks().answer(trace, suggest, label);
    }

    private Answer push(String message) {
        WechatPushes.Push push = WechatPushes.of(clock.instant(), message);
        return http.anonymous()
                .send(
                        "POST",
                        "/api/v1/wechat/push?" + push.query(),
                        push.body(),
                        Map.of("Content-Type", "application/json"));
    }

    private List<String> states() {
        return column("select state from messages.content_check where town_id = :town and spot_id = :spot");
    }

    private List<String> skipped() {
        return column("select coalesce(skipped, state) from messages.content_check"
                + " where town_id = :town and spot_id = :spot");
    }

    private String doubt() {
        List<String> found = column("select coalesce(doubt, '') from spots.spot where town_id = :town and id = :spot");
        return found.get(0).isEmpty() ? null : found.get(0);
    }

    private long steps(String move) {
        return column("select move from spots.step where town_id = :town and spot_id = :spot").stream()
                .filter(move::equals)
                .count();
    }

    private long waitingInOutbox() {
        return column("select topic from kernel.outbox"
                        + " where town_id = :town and told_at is null and subject_id <> :spot")
                .size();
    }

    private List<String> column(String sql) {
        return database.sql(sql)
                .bind("town", town.town())
                .bind("spot", spot)
                .mapValue(String.class)
                .all()
                .collectList()
                .block();
    }
}
