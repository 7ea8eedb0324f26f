package cn.fengming.points.messages;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.News;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.wechat.SubscriptionServers;
import cn.fengming.points.testing.wechat.WechatPushes;
import cn.fengming.points.testing.wechat.WechatServers;
import cn.fengming.points.testing.wechat.WechatUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** From a fact to the reader's telephone and list, and what the town sees of it, against WeChat's servers stood in for. */
@PointsTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesHttpTest {

    private static final String SEND = "/cgi-bin/message/subscribe/send";
    private static final String AWARD = "TMPL-award-0001";

    @Autowired
    private Given given;

    @Autowired
    private Http http;

    @Autowired
    private News news;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private Postman postman;

    @Autowired
    private SendDesk desk;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TestClock clock;

    private final Ids ids = new Ids();
    private final WechatServers wechat = WechatServers.shared();
    private TownSetup town;
    private HouseholdSetup home;
    private WechatUser reader;

    private HouseholdSetup neighbour;
    private int tests;

    @BeforeAll
    void found() {
        town = given.town(1, 24);
    }

    @BeforeEach
    void setUp() {
        // a postman who rests until tomorrow rests in every test of that day
        clock.advance(Duration.ofDays(2L * ++tests));
        home = town.village(0).household(2 * tests);
        neighbour = town.village(0).household(2 * tests + 1);
        reader = new WechatUser(http);
        reader.prove(home.phone()).expect(201);
        news.spread();
    }

    @Test
    void an_award_reaches_the_phone_and_the_list_once() {
        agree(AWARD);
        awarded(15);
        news.spread();
        race(16);
        assertThat(wechat.subscriptions().sentTo(reader.openid()))
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.page()).isEqualTo("packages/villager/passbook/passbook");
                    assertThat(sent.fields()).containsEntry("thing1", "庭院干净").containsEntry("number2", "15");
                });
        assertThat(states()).containsExactly("SENT");
        assertThat(left(AWARD)).isZero();

        JsonNode listed =
                reader.caller().get("/api/v1/me/messages").expect(200).json().path("items");
        assertThat(listed.size()).isEqualTo(1);
        assertThat(listed.path(0).path("words").asString()).contains("庭院干净").contains("15 分");
        assertThat(unread()).isEqualTo(1);
        String id = listed.path(0).path("id").asString();
        http.as(neighbour.villager())
                .post("/api/v1/me/message-readings", Map.of("messages", List.of(id)))
                .expect(200);
        assertThat(unread()).as("nobody reads for another").isEqualTo(1);
        reader.caller()
                .post("/api/v1/me/message-readings", Map.of("messages", List.of(id)))
                .expect(200);
        assertThat(unread()).isZero();

        push(
                "subscribe_msg_sent_event",
                "{\"TemplateId\":\"" + AWARD + "\",\"ErrorCode\":\"0\",\"ErrorStatus\":\"success\"}");
        assertThat(column("reached_at::text")).doesNotContain("");
        assertThat(figures("AWARD").path("reached").asInt()).isPositive();
    }

    @Test
    void one_tap_told_by_phone_and_wechat_counts_once_and_each_message_uses_one_up() {
        UUID tap = ids.next();
        tell(tap, AWARD, "accept");
        tell(tap, AWARD, "accept");
        popup(AWARD, "accept");
        popup(AWARD, "accept");
        assertThat(left(AWARD)).isEqualTo(1);
        clock.advance(Duration.ofMinutes(5));
        popup(AWARD, "accept");
        tell(ids.next(), AWARD, "reject");
        tell(ids.next(), "TMPL-not-ours-1", "accept");
        assertThat(left(AWARD)).isEqualTo(2);
        wechat.subscriptions().agree(reader.openid(), AWARD);
        wechat.subscriptions().agree(reader.openid(), AWARD);
        awarded(1);
        awarded(2);
        awarded(3);
        news.spread();
        round();
        assertThat(states()).containsExactlyInAnyOrder("SENT", "SENT", "NOT_SUBSCRIBED");
        assertThat(left(AWARD)).isZero();
    }

    @Test
    void who_switched_it_off_in_wechat_is_seen_by_the_town() {
        tell(ids.next(), AWARD, "accept");
        awarded(5);
        news.spread();
        round();
        assertThat(states()).as("WeChat knows of no agreement").containsExactly("REFUSED");
        assertThat(left(AWARD)).isZero();
        assertThat(figures("AWARD").path("reasons").toString()).contains("\"errcode\":43101");
        JsonNode failure = http.as(town.auditor())
                .get("/api/v1/message-failures")
                .expect(200)
                .json()
                .path("items")
                .path(0);
        assertThat(failure.path("words").asString()).contains("没有同意");
        assertThat(failure.path("reader").asString()).contains("*");
        http.as(town.village(0).committee()).get("/api/v1/message-failures").expect(403);
        Answer foreign = http.as(given.town(1, 0).officer()).get("/api/v1/message-failures");
        assertThat(foreign.expect(200).json().path("items").size()).isZero();

        agree(AWARD);
        push("subscribe_msg_change_event", "[{\"TemplateId\":\"" + AWARD + "\",\"SubscribeStatusString\":\"reject\"}]");
        assertThat(left(AWARD)).isZero();
    }

    @Test
    void an_expired_token_is_fetched_anew_and_a_busy_wechat_is_asked_later() {
        agree(AWARD);
        awarded(7);
        news.spread();
        wechat.expireToken();
        wechat.failOn(SEND, -1, 2);
        round();
        assertThat(states()).containsExactly("WAITING");
        assertThat(left(AWARD)).as("nothing was used up").isEqualTo(1);
        round();
        assertThat(states()).as("not before its time").containsExactly("WAITING");
        clock.advance(Duration.ofMinutes(2));
        wechat.expireToken();
        round();
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void when_the_days_number_is_used_up_everything_rests_until_tomorrow() {
        agree(AWARD);
        agree(AWARD);
        awarded(1);
        news.spread();
        wechat.failOn(SEND, 45009);
        round();
        awarded(2);
        news.spread();
        long asked = asked();
        round();
        assertThat(asked()).isEqualTo(asked);
        clock.advance(Duration.ofHours(15));
        round();
        assertThat(states()).containsExactly("SENT", "SENT");
    }

    @Test
    void what_may_have_been_said_when_the_line_or_the_program_broke_is_never_said_again() {
        agree(AWARD);
        agree(AWARD);
        awarded(1);
        news.spread();
        wechat.hangUpOn(SEND);
        round();
        wechat.pickUpAgainOn(SEND);
        assertThat(states()).containsExactly("UNSURE");

        awarded(2);
        news.spread();
        UUID waiting = UUID.fromString(column("id::text").get(1));
        desk.take(town.town(), waiting).block();
        // the program is killed here: nobody records what became of it
        clock.advance(Duration.ofMinutes(11));
        round();
        round();
        assertThat(states()).containsExactly("UNSURE", "UNSURE");
        assertThat(wechat.subscriptions().sentTo(reader.openid())).isEmpty();
        assertThat(left(AWARD)).isZero();
        assertThat(figures("AWARD").path("reasons").toString()).contains("不知道送到没有");
    }

    @Test
    void who_never_came_by_wechat_switched_it_off_or_hears_too_late_reads_the_list() {
        Login without = neighbour.villager();
        fact(
                "awards.posted",
                Map.of(
                        "posting",
                        ids.next(),
                        "village",
                        town.village(0).id(),
                        "paid",
                        List.of(paid(neighbour.id(), 4), paid(home.id(), 4))));
        news.spread();
        reader.caller()
                .put("/api/v1/me/message-wishes", Map.of("off", List.of("AWARD")))
                .expect(200);
        agree(AWARD);
        round();
        assertThat(whys()).containsExactly("SWITCHED_OFF");
        assertThat(column("why", without.actor().person())).containsExactly("NO_WECHAT");
        assertThat(http.as(without)
                        .get("/api/v1/me/message-count")
                        .json()
                        .path("unread")
                        .asInt())
                .isEqualTo(1);

        fact(
                "store.redeemed",
                Map.of("redemption", ids.next(), "household", home.id(), "points", 40, "collectBy", "2027-06-01"));
        news.spread();
        clock.advance(Duration.ofDays(3));
        round();
        assertThat(states()).contains("TOO_LATE");
    }

    @Test
    void no_minor_is_told_and_the_reporter_of_a_spot_is() {
        fact("spots.written-off", Map.of("spot", ids.next(), "code", "2026-00007", "reporter", reader.person()));
        fact("treasury.points-expiring", Map.of("household", home.id(), "points", 30, "lastDay", "2026-12-31"));
        fact("awards.application-declined", Map.of("application", ids.next(), "household", home.id()));
        fact("awards.objection-heard", Map.of("objection", ids.next(), "household", home.id(), "state", "REJECTED"));
        fact(
                "store.window-opened",
                Map.of("window", ids.next(), "village", town.village(0).id(), "closesOn", "2026-12-31"));
        fact(
                "store.lapsing",
                Map.of("redemption", ids.next(), "household", home.id(), "points", 40, "collectBy", "2026-12-31"));
        fact(
                "awards.notice-published",
                Map.of(
                        "notice",
                        ids.next(),
                        "village",
                        town.village(0).id(),
                        "endsAt",
                        clock.instant().plus(Duration.ofDays(3)).toString(),
                        "households",
                        List.of(home.id())));
        news.spread();
        JsonNode items =
                reader.caller().get("/api/v1/me/messages").expect(200).json().path("items");
        assertThat(items.size()).isEqualTo(7);
        assertThat(kinds())
                .containsExactlyInAnyOrder("SPOT", "EXPIRING", "DECISION", "DECISION", "WINDOW", "LAPSING", "NOTICE");
    }

    @Test
    void the_check_says_which_templates_are_set_wrong() {
        JsonNode checks = http.as(town.officer())
                .get("/api/v1/message-templates")
                .expect(200)
                .json();
        Map<String, String> flaws = new java.util.TreeMap<>();
        checks.forEach(check ->
                flaws.put(check.path("kind").asString(), check.path("flaws").toString()));
        assertThat(flaws.get("AWARD")).isEqualTo("[]");
        assertThat(flaws.get("EXPIRING")).contains("没有这个模板");
        assertThat(flaws.get("SPOT")).contains("character_string2").contains("phrase5");
        http.as(town.village(0).committee()).get("/api/v1/message-templates").expect(403);
    }

    @Test
    void who_leaves_for_good_leaves_no_message_behind() {
        agree(AWARD);
        awarded(9);
        news.spread();
        reader.caller().delete("/api/v1/me").expect(204);
        news.spread();
        assertThat(states()).isEmpty();
        assertThat(left(AWARD)).isZero();
    }

    private void awarded(long points) {
        fact(
                "awards.posted",
                Map.of(
                        "posting", ids.next(),
                        "village", town.village(0).id(),
                        "quarter", "2026Q4",
                        "paid", List.of(paid(home.id(), points))));
    }

    private static Map<String, Object> paid(UUID household, long points) {
        return Map.of("household", household, "points", points, "items", 1, "rule", "庭院干净");
    }

    private void fact(String topic, Map<String, Object> payload) {
        transaction
                .transactional(outbox.tell(town.town(), topic, ids.next(), payload))
                .block();
    }

    /** Agrees at a tap, here and at WeChat. */
    private void agree(String template) {
        tell(ids.next(), template, "accept");
        wechat.subscriptions().agree(reader.openid(), template);
    }

    private Answer tell(UUID tap, String template, String answer) {
        return reader.caller()
                .put(
                        "/api/v1/me/message-taps/" + tap,
                        Map.of("answers", List.of(Map.of("template", template, "answer", answer))))
                .expect(200);
    }

    private void popup(String template, String answer) {
        push(
                "subscribe_msg_popup_event",
                "[{\"TemplateId\":\"" + template + "\",\"SubscribeStatusString\":\"" + answer
                        + "\",\"PopupScene\":\"0\"}]");
    }

    private void push(String event, String lines) {
        WechatPushes.Push push = WechatPushes.of(
                clock.instant(),
                SubscriptionServers.event(
                        reader.openid(), event, clock.instant().getEpochSecond(), lines));
        http.anonymous()
                .send(
                        "POST",
                        "/api/v1/wechat/push?" + push.query(),
                        push.body(),
                        Map.of("Content-Type", "application/json"))
                .expect(200);
    }

    private void round() {
        postman.round(town.town()).block();
    }

    private void race(int senders) {
        Flux.range(0, senders)
                .flatMap(each -> postman.round(town.town()), senders)
                .blockLast();
    }

    private long asked() {
        return wechat.seen().stream().filter(path -> path.endsWith(SEND)).count();
    }

    private long unread() {
        return reader.caller()
                .get("/api/v1/me/message-count")
                .expect(200)
                .json()
                .path("unread")
                .asLong();
    }

    private JsonNode figures(String kind) {
        JsonNode kinds = http.as(town.officer())
                .get("/api/v1/message-figures?days=7")
                .expect(200)
                .json()
                .path("kinds");
        for (JsonNode each : kinds) {
            if (each.path("kind").asString().equals(kind)) {
                return each;
            }
        }
        throw new AssertionError(kinds.toString());
    }

    private int left(String template) {
        return database.sql("select coalesce(sum(left_over), 0)::int from messages.subscription"
                        + " where person_id = :person and template = :template")
                .bind("person", reader.person())
                .bind("template", template)
                .mapValue(Integer.class)
                .one()
                .block();
    }

    private List<String> states() {
        return column("state");
    }

    private List<String> whys() {
        return column("why");
    }

    private List<String> kinds() {
        return column("kind");
    }

    private List<String> column(String name) {
        return column(name, reader.person());
    }

    private List<String> column(String name, UUID person) {
        return database.sql("select coalesce(" + name + ", '') from messages.message"
                        + " where town_id = :town and person_id = :person order by id")
                .bind("town", town.town())
                .bind("person", person)
                .mapValue(String.class)
                .all()
                .collectList()
                .block();
    }
}
