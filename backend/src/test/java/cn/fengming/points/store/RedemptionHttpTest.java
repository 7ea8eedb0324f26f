package cn.fengming.points.store;

import static cn.fengming.points.store.Season.line;
import static cn.fengming.points.store.Season.wish;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.Uploads;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** Redeeming, as a household and those who act for it see it. Every test ends with the books re-added. */
@PointsTest
class RedemptionHttpTest {

    @Autowired
    Season.Maker seasons;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    @Autowired
    TestClock clock;

    @Autowired
    DatabaseClient database;

    @Autowired
    Given given;

    Season season;
    Caller villager;
    Caller clerk;
    Caller committee;
    Good towel;

    @BeforeEach
    void openSeason() {
        season = seasons.open(2, 2);
        villager = http.as(season.household().villager());
        clerk = http.as(season.village().clerk());
        committee = http.as(season.village().committee());
        towel = season.stocked("毛巾", 8, 5, 10);
        season.award(season.household(), 50);
    }

    @AfterEach
    void booksAreRight() {
        assertThat(season.findings()).isEmpty();
    }

    @Test
    void redeemingHoldsPointsAndPiecesAndGivesTheHouseholdACode() {
        Answer redeemed = villager.post("/api/v1/redemptions", wish(towel, 2)).expect(201);

        assertThat(redeemed.json().get("state").asString()).isEqualTo("OPEN");
        assertThat(redeemed.json().get("points").asLong()).isEqualTo(16);
        assertThat(redeemed.json().get("code").asString()).matches("\\d{8}");
        assertThat(redeemed.json().get("qr").asString())
                .contains(redeemed.id().toString())
                .contains(redeemed.json().get("code").asString());
        assertThat(redeemed.json().get("collectBy").asString()).isEqualTo("2026-11-30");
        assertThat(season.wallet(season.household())).isEqualTo(34);
        assertThat(season.held(season.household())).isEqualTo(16);
        assertThat(season.onShelf(towel)).isEqualTo(8);
        assertThat(season.reserved(towel)).isEqualTo(2);
    }

    @Test
    void aBasketHoldsItsTotalOnceAndReservesEveryCountedLine() {
        Good soap = season.stocked("香皂", 5, 5, 3);
        Good haircut = season.service("理发券", 10);
        var basket = Map.of("lines", List.of(line(towel, 1), line(soap, 2), line(haircut, 1)), "points", 28);

        Answer redeemed = villager.post("/api/v1/redemptions", basket).expect(201);

        assertThat(redeemed.json().get("lines").size()).isEqualTo(3);
        assertThat(season.held(season.household())).isEqualTo(28);
        assertThat(season.reserved(soap)).isEqualTo(2);
        assertThat(season.reserved(haircut)).isZero();
    }

    @Test
    void oneGoodOutOfStockLeavesTheWholeBasketUndone() {
        Good rare = season.good("保温壶", 5, 5);
        var basket = Map.of("lines", List.of(line(towel, 1), line(rare, 1)));

        Answer refused = villager.post("/api/v1/redemptions", basket).expect(409);

        assertThat(refused.problem()).isEqualTo("out-of-stock");
        assertThat(season.wallet(season.household())).isEqualTo(50);
        assertThat(season.onShelf(towel)).isEqualTo(10);
        assertThat(villager.get("/api/v1/redemptions")
                        .expect(200)
                        .json()
                        .get("items")
                        .size())
                .isZero();
    }

    @Test
    void theCodeIsShownToTheHouseholdAloneAndOnlyWhileOpen() {
        UUID id =
                villager.post("/api/v1/redemptions", wish(towel, 1)).expect(201).id();
        String own = villager.get("/api/v1/redemptions/" + id)
                .expect(200)
                .json()
                .get("code")
                .asString();

        assertThat(own).matches("\\d{8}");
        for (Caller staff : List.of(clerk, committee, http.as(season.town.officer()), http.as(season.town.auditor()))) {
            var seen = staff.get("/api/v1/redemptions/" + id).expect(200);
            assertThat(seen.text()).doesNotContain(own);
            assertThat(seen.json().get("headName").asString())
                    .isEqualTo(season.household().headName());
        }
        assertThat(villager.get("/api/v1/redemptions").expect(200).text()).doesNotContain(own);
        assertThat(clerk.get(villagePath("/redemptions")).expect(200).text()).doesNotContain(own);
        villager.post("/api/v1/redemptions/" + id + "/cancellation", Map.of()).expect(200);
        assertThat(villager.get("/api/v1/redemptions/" + id).expect(200).text()).doesNotContain(own);
    }

    @Test
    void whoReadsTheDatabaseLearnsNoCode() {
        Answer redeemed = villager.post("/api/v1/redemptions", wish(towel, 1)).expect(201);
        String code = redeemed.json().get("code").asString();

        String row = Season.made(database.sql("select row_to_json(r)::text t from store.redemption r where id = :id")
                .bind("id", redeemed.id())
                .mapValue(String.class)
                .one());
        String told = Season.made(
                database.sql("select string_agg(payload::text, '') from kernel.outbox where subject_id = :id")
                        .bind("id", redeemed.id())
                        .mapValue(String.class)
                        .one());

        List<String> answers = database.sql("""
                        select encode(body, 'escape') || headers::text from kernel.answer
                        where town_id = :town and operation = 'POST /api/v1/redemptions'
                        """)
                .bind("town", season.town.town())
                .mapValue(String.class)
                .all()
                .collectList()
                .block();

        assertThat(row).doesNotContain(code);
        assertThat(answers).hasSize(1).noneMatch(answer -> answer.contains(code));
        assertThat(told).isNotEmpty().doesNotContain(code);
    }

    @Test
    void cancellingReturnsPointsPiecesAndTheHouseholdsLimit() {
        UUID id =
                villager.post("/api/v1/redemptions", wish(towel, 5)).expect(201).id();
        villager.post("/api/v1/redemptions", wish(towel, 1)).expect(422);

        Answer cancelled = villager.post("/api/v1/redemptions/" + id + "/cancellation", Map.of())
                .expect(200);

        assertThat(cancelled.json().get("state").asString()).isEqualTo("CANCELLED");
        assertThat(season.wallet(season.household())).isEqualTo(50);
        assertThat(season.held(season.household())).isZero();
        assertThat(season.onShelf(towel)).isEqualTo(10);
        villager.post("/api/v1/redemptions/" + id + "/cancellation", Map.of()).expect(409);
        villager.post("/api/v1/redemptions", wish(towel, 5)).expect(201);
    }

    @Test
    void theLimitHoldsOverSeveralRedemptionsOfAWindow() {
        villager.post("/api/v1/redemptions", wish(towel, 3)).expect(201);

        Answer refused = villager.post("/api/v1/redemptions", wish(towel, 3)).expect(422);

        assertThat(refused.problem()).isEqualTo("over-household-limit");
        assertThat(season.held(season.household())).isEqualTo(24);
    }

    @Test
    void movingToAnotherVillageEarnsNoSecondLimit() {
        season.receive(season.town.village(1), towel, 10);
        villager.post("/api/v1/redemptions", wish(towel, 4)).expect(201);
        http.as(season.town.officer())
                .put(
                        "/api/v1/households/" + season.household().id() + "/place",
                        Map.of("village", season.town.village(1).id(), "reason", "搬家"))
                .expect(200);

        Answer refused = villager.post("/api/v1/redemptions", wish(towel, 2)).expect(422);
        assertThat(refused.problem()).isEqualTo("over-household-limit");
        villager.post("/api/v1/redemptions", wish(towel, 1)).expect(201);
        assertThat(villager.post("/api/v1/redemptions", wish(towel, 1))
                        .expect(422)
                        .problem())
                .isEqualTo("over-household-limit");
        assertThat(season.held(season.household())).isEqualTo(40);
    }

    @Test
    void tooFewPointsAreSaidWithTheMissing() {
        Good cooker = season.stocked("电压力锅", 230, 1, 1);

        Answer refused = villager.post("/api/v1/redemptions", wish(cooker, 1)).expect(422);

        assertThat(refused.problem()).isEqualTo("insufficient-points");
        assertThat(refused.json().get("missing").asLong()).isEqualTo(180);
        assertThat(season.onShelf(cooker)).isEqualTo(1);
    }

    @Test
    void aPriceThatRoseSinceTheHouseholdLookedIsAskedAgain() {
        http.as(season.town.officer())
                .put("/api/v1/goods/" + towel.id(), formOf(towel, 9))
                .expect(200);

        var asSeen = Map.of("lines", List.of(line(towel, 1)), "points", 8);
        Answer refused = villager.post("/api/v1/redemptions", asSeen).expect(409);

        assertThat(refused.problem()).isEqualTo("price-changed");
        assertThat(refused.json().get("points").asLong()).isEqualTo(9);
    }

    @Test
    void aRedemptionKeepsThePriceItWasMadeAt() {
        UUID id =
                villager.post("/api/v1/redemptions", wish(towel, 1)).expect(201).id();
        http.as(season.town.officer())
                .put("/api/v1/goods/" + towel.id(), formOf(towel, 20))
                .expect(200);

        var kept = villager.get("/api/v1/redemptions/" + id).expect(200).json();

        assertThat(kept.get("lines").get(0).get("price").asLong()).isEqualTo(8);
        assertThat(kept.get("points").asLong()).isEqualTo(8);
        villager.post("/api/v1/redemptions/" + id + "/cancellation", Map.of()).expect(200);
        assertThat(season.wallet(season.household())).isEqualTo(50);
    }

    @Test
    void outsideAWindowNothingIsRedeemed() {
        clock.setDay(Season.PLAN.closesOn().plusDays(1));
        Answer after = villager.post("/api/v1/redemptions", wish(towel, 1)).expect(422);
        clock.setDay(Season.PLAN.opensOn().minusDays(1));
        Answer before = villager.post("/api/v1/redemptions", wish(towel, 1)).expect(422);

        assertThat(after.problem()).isEqualTo("window-closed");
        assertThat(before.problem()).isEqualTo("window-closed");
        assertThat(before.json().get("opensOn").asString()).isEqualTo("2026-11-20");
    }

    @Test
    void aClosedBookTakesNoRedemption() {
        season.closeBook();

        Answer refused = villager.post("/api/v1/redemptions", wish(towel, 1)).expect(409);

        assertThat(refused.problem()).isEqualTo("quarter-closed");
        assertThat(season.onShelf(towel)).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "1000000000000", "\"1\"", "null", "1e0"})
    void aQuantityThatIsNoNumberOfPiecesIsRefused(String pieces) {
        String body = "{\"lines\":[{\"good\":\"" + towel.id() + "\",\"pieces\":" + pieces + "}]}";

        villager.post("/api/v1/redemptions", body).expect(400);

        assertThat(season.wallet(season.household())).isEqualTo(50);
        assertThat(season.onShelf(towel)).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"lines\":null}", "{\"lines\":[]}", "{\"lines\":[null]}", "{\"lines\":[{}]}", "{\"li"})
    void aBrokenWishIsRefused(String body) {
        villager.post("/api/v1/redemptions", body).expect(400);
    }

    @Test
    void anUnknownGoodOrHouseholdIsNotFound() {
        var unknown = Map.of("lines", List.of(Map.of("good", UUID.randomUUID(), "pieces", 1)));
        villager.post("/api/v1/redemptions", unknown).expect(404);
        clerk.post("/api/v1/redemptions", Map.of("household", UUID.randomUUID(), "lines", List.of(line(towel, 1))))
                .expect(404);
    }

    @Test
    void anotherTownsGoodsHouseholdsAndRedemptionsDoNotExist() {
        Season other = seasons.open(1, 1);
        Good theirs = other.stocked("雨伞", 15, 1, 5);
        UUID id =
                villager.post("/api/v1/redemptions", wish(towel, 1)).expect(201).id();

        villager.post("/api/v1/redemptions", wish(theirs, 1)).expect(404);
        http.as(other.village().clerk()).get("/api/v1/redemptions/" + id).expect(404);
        http.as(other.town.officer()).get("/api/v1/redemptions/" + id).expect(404);
        http.as(other.village().committee())
                .post(
                        "/api/v1/redemptions",
                        Map.of("household", season.household().id(), "lines", List.of(line(theirs, 1))))
                .expect(404);
        http.as(other.village().committee())
                .post("/api/v1/redemptions/" + id + "/cancellation", Map.of("reason", "试试"))
                .expect(404);
        http.as(other.town.officer())
                .get("/api/v1/villages/" + season.village().id() + "/redemptions")
                .expect(404);
    }

    @Test
    void aNeighbourNeitherRedeemsNorSeesNorCancels() {
        UUID id =
                villager.post("/api/v1/redemptions", wish(towel, 1)).expect(201).id();
        Caller neighbour = http.as(season.household(1).villager());

        neighbour
                .post(
                        "/api/v1/redemptions",
                        Map.of("household", season.household().id(), "lines", List.of(line(towel, 1))))
                .expect(403);
        neighbour.get("/api/v1/redemptions/" + id).expect(404);
        neighbour.post("/api/v1/redemptions/" + id + "/cancellation", Map.of()).expect(404);
        assertThat(season.held(season.household())).isEqualTo(8);
    }

    @Test
    void afterAMergeTheFamilySeesItsOpenRedemptionWithTheCode() {
        UUID id =
                villager.post("/api/v1/redemptions", wish(towel, 1)).expect(201).id();
        mergedIntoTheNeighbour();

        assertThat(villager.get("/api/v1/redemptions")
                        .expect(200)
                        .json()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(id.toString());
        assertThat(villager.get("/api/v1/redemptions/" + id)
                        .expect(200)
                        .json()
                        .get("code")
                        .asString())
                .matches("\\d{8}");
        Caller neighbour = http.as(season.household(1).villager());
        neighbour.get("/api/v1/redemptions/" + id).expect(200);
        assertThat(season.held(season.household()))
                .as("in the book the household that redeemed holds it")
                .isEqualTo(8);
    }

    @Test
    void afterAMergeTheFamilyCancelsAndThePointsAreNotLost() {
        UUID id =
                villager.post("/api/v1/redemptions", wish(towel, 1)).expect(201).id();
        mergedIntoTheNeighbour();

        Answer cancelled = villager.post("/api/v1/redemptions/" + id + "/cancellation", Map.of())
                .expect(200);

        assertThat(cancelled.json().get("state").asString()).isEqualTo("CANCELLED");
        assertThat(season.held(season.household())).isZero();
        assertThat(season.wallet(season.household()) + season.wallet(season.household(1)))
                .isEqualTo(50);
    }

    @Test
    void afterAMergeTheCardOfTheNewHouseholdCollects() {
        UUID id =
                villager.post("/api/v1/redemptions", wish(towel, 1)).expect(201).id();
        mergedIntoTheNeighbour();

        clerk.post(
                        "/api/v1/handovers",
                        Map.of(
                                "village",
                                season.village().id(),
                                "cardCode",
                                season.household(1).cardCode(),
                                "redemption",
                                id,
                                "reason",
                                "老人没带手机"))
                .expect(201);

        assertThat(season.redeemed(season.household())).isEqualTo(8);
    }

    @Test
    void afterAMergeNobodyOfTheFamilyServesIt() {
        var wishFor = Season.wishFor(
                season.household(), towel, uploads.photo(season.village().clerk()));
        UUID id = clerk.post("/api/v1/redemptions", wishFor).expect(201).id();
        mergedIntoTheNeighbour();
        var relative = given.appoint(
                season.town.officer(),
                season.household(1).villager(),
                Role.CLERK,
                season.village().id());

        String code = villager.get("/api/v1/redemptions/" + id)
                .expect(200)
                .json()
                .get("code")
                .asString();
        http.as(relative)
                .post("/api/v1/handovers", Map.of("village", season.village().id(), "code", code))
                .expect(403);
    }

    private void mergedIntoTheNeighbour() {
        committee
                .post(
                        "/api/v1/households/" + season.household(1).id() + "/merges",
                        Map.of("other", season.household().id(), "reason", "父子并户"))
                .expect(201);
    }

    @Test
    void staffRedeemForAHouseholdOfTheirVillageAndTheHouseholdSeesWho() {
        var wish = Season.wishFor(
                season.household(), towel, uploads.photo(season.village().committee()));

        Answer done = committee.post("/api/v1/redemptions", wish).expect(201);

        assertThat(done.json().get("code").isNull()).isTrue();
        var seen = villager.get("/api/v1/redemptions/" + done.id()).expect(200).json();
        assertThat(seen.get("agentName").asString())
                .isEqualTo(season.village().committee().actor().name());
        assertThat(seen.get("code").asString()).matches("\\d{8}");
        assertThat(told(done.id(), "store.redeemed"))
                .contains(season.village().committee().actor().person().toString());
        http.as(season.town.village(1).committee())
                .post("/api/v1/redemptions", wish)
                .expect(403);
        http.as(season.village().inspector()).post("/api/v1/redemptions", wish).expect(403);
        http.as(season.town.auditor()).post("/api/v1/redemptions", wish).expect(403);
    }

    @Test
    void staffCancelForAHouseholdOnlyWithAReason() {
        UUID id =
                villager.post("/api/v1/redemptions", wish(towel, 1)).expect(201).id();

        clerk.post("/api/v1/redemptions/" + id + "/cancellation", Map.of()).expect(400);
        clerk.post("/api/v1/redemptions/" + id + "/cancellation", Map.of("reason", "农户来电取消"))
                .expect(200);

        assertThat(season.wallet(season.household())).isEqualTo(50);
    }

    @Test
    void listsWalkByKeyAndNeverRepeat() {
        for (int i = 0; i < 3; i++) {
            villager.post("/api/v1/redemptions", wish(towel, 1)).expect(201);
        }

        var first = villager.get("/api/v1/redemptions?size=2").expect(200).json();
        var second = villager.get(
                        "/api/v1/redemptions?size=2&after=" + first.get("next").asString())
                .expect(200)
                .json();

        assertThat(first.get("items").size()).isEqualTo(2);
        assertThat(second.get("items").size()).isEqualTo(1);
        assertThat(second.get("next").isNull()).isTrue();
        villager.get("/api/v1/redemptions?size=0").expect(400);
        villager.get("/api/v1/redemptions?after='--").expect(400);
        var open = clerk.get(villagePath("/redemptions?state=OPEN&size=2"))
                .expect(200)
                .json();
        assertThat(open.get("items").size()).isEqualTo(2);
        assertThat(clerk.get(villagePath("/redemptions?state=LAPSED"))
                        .expect(200)
                        .json()
                        .get("items")
                        .size())
                .isZero();
        clerk.get(villagePath("/redemptions?state=DROP")).expect(400);
    }

    private String villagePath(String rest) {
        return "/api/v1/villages/" + season.village().id() + rest;
    }

    private String told(UUID subject, String topic) {
        return Season.made(database.sql("""
                        select payload::text from kernel.outbox
                        where town_id = :town and topic = :topic and subject_id = :subject
                        """)
                .bind("town", season.town.town())
                .bind("topic", topic)
                .bind("subject", subject)
                .mapValue(String.class)
                .one());
    }

    static GoodForm formOf(Good good, long price) {
        return new GoodForm(
                good.name(),
                good.kind(),
                good.category(),
                price,
                good.costFen(),
                good.seasonLimit(),
                good.stocked(),
                good.onSale(),
                good.photoId(),
                good.description(),
                good.version());
    }
}
