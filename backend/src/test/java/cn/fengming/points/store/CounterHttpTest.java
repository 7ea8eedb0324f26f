package cn.fengming.points.store;

import static cn.fengming.points.store.Season.wish;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.Uploads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

/** The counter: what leaves the store, to whom, and what comes back. Every test ends with the books re-added. */
@PointsTest
class CounterHttpTest {

    @Autowired
    Season.Maker seasons;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    @Autowired
    TestClock clock;

    @Autowired
    LapseChore lapse;

    @Autowired
    DatabaseClient database;

    @Autowired
    ReactiveStringRedisTemplate redis;

    Season season;
    Caller villager;
    Caller clerk;
    Caller committee;
    Good towel;
    UUID redemption;
    String code;

    @BeforeEach
    void redeemTwoTowels() {
        season = seasons.open(2, 2);
        villager = http.as(season.household().villager());
        clerk = http.as(season.village().clerk());
        committee = http.as(season.village().committee());
        towel = season.stocked("毛巾", 8, 5, 10);
        season.award(season.household(), 50);
        Answer redeemed = villager.post("/api/v1/redemptions", wish(towel, 2)).expect(201);
        redemption = redeemed.id();
        code = redeemed.json().get("code").asString();
    }

    @AfterEach
    void booksAreRight() {
        assertThat(season.findings()).isEmpty();
    }

    private Map<String, Object> withCode(String digits) {
        return Map.of("village", season.village().id(), "code", digits);
    }

    private Map<String, Object> withCard(String card, String reason) {
        return Map.of("village", season.village().id(), "redemption", redemption, "cardCode", card, "reason", reason);
    }

    private void assertNothingHandedOver() {
        assertThat(season.redeemed(season.household())).isZero();
        assertThat(season.handed(towel)).isZero();
        assertThat(season.held(season.household())).isEqualTo(16);
    }

    @Test
    void lookingACodeUpShowsTheGoodsAndChangesNothing() {
        var seen =
                clerk.post("/api/v1/pickup-checks", withCode(code)).expect(200).json();

        assertThat(seen.get("id").asString()).isEqualTo(redemption.toString());
        assertThat(seen.get("headName").asString()).isEqualTo(season.household().headName());
        assertThat(seen.get("lines").get(0).get("name").asString()).isEqualTo("毛巾");
        assertNothingHandedOver();
    }

    @Test
    void handingOverSpendsPointsAndPiecesAndNumbersTheReceipt() {
        var handed = clerk.post("/api/v1/handovers", withCode(code)).expect(201).json();

        assertThat(handed.get("state").asString()).isEqualTo("HANDED_OVER");
        assertThat(handed.get("receipt").asString()).isEqualTo("2026Q4-0001");
        assertThat(season.redeemed(season.household())).isEqualTo(16);
        assertThat(season.held(season.household())).isZero();
        assertThat(season.handed(towel)).isEqualTo(2);
        assertThat(season.reserved(towel)).isZero();
        var own = villager.get("/api/v1/redemptions/" + redemption).expect(200).json();
        assertThat(own.get("receipt").asString()).isEqualTo("2026Q4-0001");
        assertThat(own.get("clerkName").asString())
                .isEqualTo(season.village().clerk().actor().name());
        assertThat(own.get("code").isNull()).isTrue();
    }

    @Test
    void theQrPictureWorksLikeTheDigitsButOnlyForItsRedemption() {
        String picture = villager.get("/api/v1/redemptions/" + redemption)
                .expect(200)
                .json()
                .get("qr")
                .asString();
        clerk.post(
                        "/api/v1/pickup-checks",
                        withCode(picture.replace(
                                redemption.toString(), UUID.randomUUID().toString())))
                .expect(404);
        clerk.post("/api/v1/handovers", withCode(picture)).expect(201);
    }

    @Test
    void aCodeWorksOnce() {
        clerk.post("/api/v1/handovers", withCode(code)).expect(201);

        Answer again = committee.post("/api/v1/handovers", withCode(code)).expect(409);

        assertThat(again.problem()).isEqualTo("redemption-handed-over");
        assertThat(season.handed(towel)).isEqualTo(2);
    }

    @Test
    void aRepeatOfTheSameRequestGetsTheSameReceipt() {
        String key = Caller.freshKey();

        Answer first =
                clerk.postWithKey("/api/v1/handovers", key, withCode(code)).expect(201);
        Answer second = clerk.postWithKey("/api/v1/handovers", key, withCode(code));

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(season.handed(towel)).isEqualTo(2);
    }

    @Test
    void aCodeIsWorthNothingInAnotherVillage() {
        var village = season.town.village(1);

        http.as(village.clerk()).post("/api/v1/handovers", withCode(code)).expect(403);
        Answer there = http.as(village.clerk())
                .post("/api/v1/handovers", Map.of("village", village.id(), "code", code))
                .expect(404);

        assertThat(there.problem()).isEqualTo("unknown-code");
        assertNothingHandedOver();
    }

    @Test
    void onlyTheCounterHandsOver() {
        for (Login other : List.of(
                season.household().villager(),
                season.town.officer(),
                season.town.auditor(),
                season.village().inspector())) {
            http.as(other).post("/api/v1/handovers", withCode(code)).expect(403);
            http.as(other).post("/api/v1/pickup-checks", withCode(code)).expect(403);
        }
        Season foreign = seasons.open(1, 1);
        http.as(foreign.village().clerk())
                .post("/api/v1/handovers", withCode(code))
                .expect(403);
        assertNothingHandedOver();
    }

    @Test
    void nobodyHandsOverToTheOwnHousehold() {
        Login ownClerk = given.appoint(
                season.town.officer(),
                season.household().villager(),
                Role.CLERK,
                season.village().id());

        http.as(ownClerk).post("/api/v1/handovers", withCode(code)).expect(403);
        assertNothingHandedOver();

        clerk.post("/api/v1/handovers", withCode(code)).expect(201);
    }

    @Test
    void withoutAPhoneTheCardAndAReasonDo() {
        clerk.post("/api/v1/handovers", withCard(season.household().cardCode(), ""))
                .expect(400);
        clerk.post("/api/v1/handovers", withCard(season.household(1).cardCode(), "没有手机"))
                .expect(422);
        clerk.post("/api/v1/handovers", Map.of("village", season.village().id(), "redemption", redemption))
                .expect(400);
        assertNothingHandedOver();

        var handed = clerk.post("/api/v1/handovers", withCard(season.household().cardCode(), "没有手机"))
                .expect(201)
                .json();

        assertThat(handed.get("endedReason").asString()).isEqualTo("没有手机");
    }

    @Test
    void whoRedeemedForAHouseholdDoesNotHandItOverWithoutTheCode() {
        var wish = Season.wishFor(
                season.household(), towel, uploads.photo(season.village().committee()));
        redemption = committee.post("/api/v1/redemptions", wish).expect(201).id();
        var byCard = withCard(season.household().cardCode(), "没有手机");

        committee.post("/api/v1/handovers", byCard).expect(403);
        clerk.post("/api/v1/handovers", byCard).expect(201);
    }

    @Test
    void aProxyIsRecordedAndTheHouseholdIsTold() {
        Map<String, Object> byNeighbour = new HashMap<>(withCode(code));
        byNeighbour.put("collector", Map.of("name", "李秀英", "relation", ""));
        clerk.post("/api/v1/handovers", byNeighbour).expect(400);
        byNeighbour.put("collector", Map.of("name", "李秀英", "relation", "邻居"));

        clerk.post("/api/v1/handovers", byNeighbour).expect(201);

        var own = villager.get("/api/v1/redemptions/" + redemption).expect(200).json();
        assertThat(own.get("collector").asString()).isEqualTo("李秀英");
        assertThat(own.get("relation").asString()).isEqualTo("邻居");
        assertThat(told("store.handed-over")).contains("\"proxy\": true").doesNotContain("李秀英");
    }

    @Test
    void guessingCodesEndsAfterTenAndARealCodeDoesNotCount() {
        String wrong = code.equals("00000000") ? "00000001" : "00000000";
        for (int i = 0; i < 3; i++) {
            clerk.post("/api/v1/pickup-checks", withCode(code)).expect(200);
        }
        for (int i = 0; i < CodeGuesses.MOST; i++) {
            clerk.post("/api/v1/pickup-checks", withCode(wrong)).expect(404);
        }

        Answer locked = clerk.post("/api/v1/handovers", withCode(code)).expect(429);

        assertThat(locked.problem()).isEqualTo("too-many-codes");
        assertThat(locked.json().get("detail").asString()).contains("15 分钟");
        assertThat(redis.getExpire(guessesOf(season.village().clerk())).block())
                .isPositive()
                .isLessThanOrEqualTo(CodeGuesses.LOCKED_FOR);
        assertNothingHandedOver();
        committee.post("/api/v1/handovers", withCode(code)).expect(201);
    }

    @Test
    void manyGuessesAtOnceAreCountedAllTheSame() {
        String wrong = code.equals("00000000") ? "00000001" : "00000000";

        List<Answer> answers = http.race(32, () -> clerk.post("/api/v1/pickup-checks", withCode(wrong)));

        assertThat(answers.stream().filter(answer -> answer.status() == 404)).hasSize(CodeGuesses.MOST);
        assertThat(answers.stream().filter(answer -> answer.status() == 429)).hasSize(32 - CodeGuesses.MOST);
    }

    @Test
    void whatIsNotCollectedLapsesAndEverythingReturns() {
        clock.setDay(Season.TODAY.plusDays(7));
        Season.made(lapse.run());
        assertThat(season.held(season.household())).isEqualTo(16);

        clock.setDay(Season.TODAY.plusDays(8));
        Season.made(lapse.run());

        assertThat(villager.get("/api/v1/redemptions/" + redemption)
                        .expect(200)
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("LAPSED");
        assertThat(season.wallet(season.household())).isEqualTo(50);
        assertThat(season.onShelf(towel)).isEqualTo(10);
        assertThat(told("store.lapsed")).contains(season.household().id().toString());
        clerk.post("/api/v1/handovers", withCode(code)).expect(409);
        villager.post("/api/v1/redemptions/" + redemption + "/cancellation", Map.of())
                .expect(409);
    }

    @Test
    void aRedemptionStillEndsAfterItsQuarterWasClosed() {
        season.closeBook();
        clerk.post("/api/v1/handovers", withCode(code)).expect(409);
        assertNothingHandedOver();

        season.openBook(Quarter.parse("2027Q1"));

        clerk.post("/api/v1/handovers", withCode(code)).expect(201);
        assertThat(season.redeemed(season.household())).isEqualTo(16);
    }

    @Test
    void goodsComeBackOnlyWithASecondPerson() {
        committee
                .post("/api/v1/redemptions/" + redemption + "/returns", Map.of("reason", "破损"))
                .expect(409);
        clerk.post("/api/v1/handovers", withCode(code)).expect(201);
        clerk.post("/api/v1/redemptions/" + redemption + "/returns", Map.of("reason", " "))
                .expect(400);
        UUID proposed = committee
                .post("/api/v1/redemptions/" + redemption + "/returns", Map.of("reason", "破损"))
                .expect(201)
                .id();
        clerk.post("/api/v1/redemptions/" + redemption + "/returns", Map.of("reason", "破损"))
                .expect(409);
        String decision = "/api/v1/goods-returns/" + proposed + "/decision";

        committee.post(decision, Map.of("confirmed", true)).expect(403);
        http.as(season.town.village(1).committee())
                .post(decision, Map.of("confirmed", true))
                .expect(403);
        assertThat(season.redeemed(season.household())).isEqualTo(16);
        http.as(season.town.officer()).post(decision, Map.of("confirmed", true)).expect(200);

        assertThat(season.redeemed(season.household())).isZero();
        assertThat(season.wallet(season.household())).isEqualTo(50);
        assertThat(season.onShelf(towel)).isEqualTo(10);
        assertThat(season.handed(towel)).isZero();
        http.as(season.town.officer()).post(decision, Map.of("confirmed", true)).expect(409);
        assertThat(villager.get("/api/v1/redemptions/" + redemption)
                        .expect(200)
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("RETURNED");
    }

    @Test
    void aReturnThatIsRejectedMovesNothingAndMayBeProposedAgain() {
        clerk.post("/api/v1/handovers", withCode(code)).expect(201);
        UUID proposed = clerk.post("/api/v1/redemptions/" + redemption + "/returns", Map.of("reason", "不想要"))
                .expect(201)
                .id();

        committee
                .post("/api/v1/goods-returns/" + proposed + "/decision", Map.of("confirmed", false, "remark", "已使用"))
                .expect(200);

        assertThat(season.redeemed(season.household())).isEqualTo(16);
        clerk.post("/api/v1/redemptions/" + redemption + "/returns", Map.of("reason", "破损"))
                .expect(201);
        var list = clerk.get("/api/v1/villages/" + season.village().id() + "/goods-returns")
                .expect(200)
                .json();
        assertThat(list.get("items").size()).isEqualTo(2);
    }

    @Test
    void theSettlementAddsUpWhatTheSeasonCost() {
        clerk.post("/api/v1/handovers", withCode(code)).expect(201);
        season.award(season.household(1), 20);
        http.as(season.household(1).villager())
                .post("/api/v1/redemptions", wish(towel, 1))
                .expect(201);

        var settled = http.as(season.town.officer())
                .get("/api/v1/settlements/2026Q4")
                .expect(200)
                .json();

        assertThat(settled.get("villages").size()).isEqualTo(2);
        assertThat(settled.get("goods").get(0).get("pieces").asLong()).isEqualTo(2);
        assertThat(settled.get("goods").get(0).get("costFen").asLong()).isEqualTo(1600);
        assertThat(settled.get("totals").get("handedOver").asLong()).isEqualTo(1);
        assertThat(settled.get("totals").get("open").asLong()).isEqualTo(1);
        assertThat(settled.get("totals").get("pointsHanded").asLong()).isEqualTo(16);
        assertThat(settled.get("totals").get("pointsHeld").asLong()).isEqualTo(8);
        assertThat(settled.get("wallets").asLong()).isEqualTo(34 + 12);
        UUID window = UUID.fromString(villager.get(
                        "/api/v1/redemption-windows?village=" + season.village().id())
                .expect(200)
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString());
        var ofVillage = clerk.get("/api/v1/redemption-windows/" + window + "/settlement")
                .expect(200)
                .json();
        assertThat(ofVillage.get("totals")).isEqualTo(settled.get("totals"));
        assertThat(ofVillage.get("wallets").asLong()).isEqualTo(46);
        http.as(season.town.village(1).clerk())
                .get("/api/v1/redemption-windows/" + window + "/settlement")
                .expect(403);
        villager.get("/api/v1/settlements/2026Q4").expect(403);
    }

    private String guessesOf(Login login) {
        return String.join(
                ":",
                "store:guesses",
                season.town.town().toString(),
                season.village().id().toString(),
                login.actor().person().toString());
    }

    private String told(String topic) {
        return Season.made(database.sql("""
                        select payload::text from kernel.outbox
                        where town_id = :town and topic = :topic and subject_id = :subject
                        """)
                .bind("town", season.town.town())
                .bind("topic", topic)
                .bind("subject", redemption)
                .mapValue(String.class)
                .one());
    }
}
