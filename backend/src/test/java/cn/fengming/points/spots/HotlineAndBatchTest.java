package cn.fengming.points.spots;

import static cn.fengming.points.spots.SpotTown.body;
import static cn.fengming.points.spots.SpotTown.but;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Calls keyed in at the desk, and many spots with one tap. */
@PointsTest
class HotlineAndBatchTest {

    private static final String PHONE = "13887654321";

    @Autowired
    SpotTown towns;

    @Autowired
    Http http;

    TownSetup town;
    VillageSetup village;
    Login committee;
    Login officer;

    @BeforeEach
    void aVillage() {
        town = towns.with(2, 3);
        village = town.village(0);
        committee = village.committee();
        officer = town.officer();
    }

    private Map<String, Object> call() {
        return body("kind", "GARBAGE", "village", village.id(), "place", "村口", "words", "来电说垃圾没人收");
    }

    private UUID keyed(Login login, Map<String, Object> call) {
        UUID id = UUID.randomUUID();
        http.as(login).put("/api/v1/hotline-spots/" + id, call).expect(201);
        return id;
    }

    @Test
    void aCallWithoutNameAndPhotoGoesTheWholeWayAndIsVerifiedByTheTown() {
        UUID spot = keyed(committee, call());
        towns.move(committee, spot, "acceptance", "expected", "REPORTED").expect(200);
        towns.move(committee, spot, "assignment", "expected", "ACCEPTED").expect(200);
        towns.rectify(village.inspector(), spot, "ASSIGNED").expect(200);
        JsonNode verified = towns.move(officer, spot, "verification", "expected", "RECTIFIED")
                .expect(200)
                .json();
        assertThat(verified.get("source").asString()).isEqualTo("HOTLINE");
        assertThat(verified.get("reporter").isNull()).isTrue();
        towns.move(committee, spot, "write-off", "expected", "VERIFIED").expect(200);
    }

    @Test
    void theCallerIsSealedReadByFewAndEachLookIsKept() {
        UUID spot = keyed(committee, but(but(call(), "callerPhone", PHONE), "callerName", "王大爷"));
        JsonNode caller = http.as(committee)
                .get("/api/v1/spots/" + spot + "/caller")
                .expect(200)
                .json();
        assertThat(caller.get("phone").asString()).isEqualTo(PHONE);
        assertThat(caller.get("name").asString()).isEqualTo("王大爷");
        for (Login login : List.of(
                village.inspector(),
                town.auditor(),
                village.household(0).villager(),
                town.village(1).committee())) {
            assertThat(http.as(login).get("/api/v1/spots/" + spot + "/caller").status())
                    .isIn(403, 404);
        }
        assertThat(towns.story(committee, spot).toString())
                .doesNotContain(PHONE)
                .doesNotContain("王大爷");
        assertThat(towns.count(
                        "select count(*) from audit.record where town_id = :town and action = 'spots.caller-read'",
                        town.town()))
                .isEqualTo(1);
        assertThat(towns.count(
                        "select count(*) from spots.spot s where town_id = :town and s::text like '%" + PHONE + "%'",
                        town.town()))
                .isZero();
        UUID own = towns.reported(village.household(0).villager(), village);
        http.as(committee).get("/api/v1/spots/" + own + "/caller").expect(404);
    }

    @Test
    void aCallerWithACardIsAskedAndRewardedLikeAnybody() {
        UUID spot =
                keyed(officer, but(call(), "callerCard", village.household(1).cardCode()));
        Login caller = village.household(1).villager();
        assertThat(http.as(caller)
                        .get("/api/v1/me/spots")
                        .expect(200)
                        .json()
                        .at("/items/0/mine")
                        .asBoolean())
                .isTrue();
        towns.move(committee, spot, "acceptance", "expected", "REPORTED").expect(200);
        towns.move(committee, spot, "assignment", "expected", "ACCEPTED").expect(200);
        towns.rectify(village.inspector(), spot, "ASSIGNED").expect(200);
        towns.move(caller, spot, "verification", "expected", "RECTIFIED").expect(200);
        assertThat(towns.awards(town.town(), village.household(1).id()))
                .containsExactly("spot_report APPROVED", "fix_confirmed APPROVED");
    }

    @Test
    void theSameCallKeyedTwiceIsOneAndBadOnesAreRefused() {
        UUID id = UUID.randomUUID();
        Map<String, Object> call = but(call(), "callerPhone", PHONE);
        String path = "/api/v1/hotline-spots/" + id;
        http.as(committee).put(path, call).expect(201);
        http.as(committee).put(path, call).expect(200);
        assertThat(http.as(committee)
                        .put(path, but(call, "callerPhone", "13887654322"))
                        .status())
                .isEqualTo(422);
        String fresh = "/api/v1/hotline-spots/" + UUID.randomUUID();
        assertThat(http.as(committee)
                        .put(fresh, but(call, "callerPhone", "12345"))
                        .status())
                .isEqualTo(400);
        assertThat(http.as(committee).put(fresh, but(call, "words", " ")).status())
                .isEqualTo(400);
        assertThat(http.as(committee).put(fresh, but(call, "callerCard", "ABC")).status())
                .isEqualTo(400);
        assertThat(http.as(town.village(1).committee()).put(fresh, call).status())
                .isEqualTo(403);
        assertThat(http.as(village.inspector()).put(fresh, call).status()).isEqualTo(403);
    }

    @Test
    void oneBadSpotNeverStopsTheOthers() {
        Login reporter = village.household(0).villager();
        UUID good = towns.reported(reporter, village);
        UUID done = towns.accepted(reporter, village);
        UUID foreign = towns.reported(town.village(1).household(0).villager(), town.village(1));
        UUID nothing = UUID.randomUUID();
        UUID better = towns.reported(reporter, village);
        JsonNode outcomes = http.as(committee)
                .post(
                        "/api/v1/spot-batches/acceptance",
                        body("spots", List.of(good, done, foreign, nothing, better), "reason", "一并受理"))
                .expect(200)
                .json();
        assertThat(outcomes).hasSize(5);
        assertThat(outcome(outcomes, good).get("state").asString()).isEqualTo("ACCEPTED");
        assertThat(outcome(outcomes, better).get("done").asBoolean()).isTrue();
        assertThat(outcome(outcomes, done).at("/problem/type").asString()).isEqualTo("spot-state");
        assertThat(outcome(outcomes, done).get("state").asString()).isEqualTo("ACCEPTED");
        assertThat(outcome(outcomes, foreign).at("/problem/status").asInt()).isEqualTo(404);
        assertThat(outcome(outcomes, nothing).at("/problem/status").asInt()).isEqualTo(404);
        assertThat(towns.state(committee, good)).isEqualTo("ACCEPTED");
        assertThat(towns.state(committee, better)).isEqualTo("ACCEPTED");
        assertThat(towns.state(town.officer(), foreign)).isEqualTo("REPORTED");
    }

    @Test
    void manyAreAssignedAtOnceAndBlackWaterIsLeftOut() {
        Login reporter = village.household(0).villager();
        UUID water = towns.reported(reporter, but(towns.report(reporter, village), "kind", "BLACK_WATER"));
        towns.move(committee, water, "acceptance", "expected", "REPORTED").expect(200);
        UUID rubbish = towns.accepted(reporter, village);
        JsonNode outcomes = http.as(committee)
                .post(
                        "/api/v1/spot-batches/assignment",
                        body("spots", List.of(water, rubbish), "route", "GRID", "days", 5))
                .expect(200)
                .json();
        assertThat(outcome(outcomes, water).at("/problem/type").asString()).isEqualTo("black-water-route");
        assertThat(outcome(outcomes, rubbish).get("state").asString()).isEqualTo("ASSIGNED");
        assertThat(http.as(committee)
                        .post("/api/v1/spot-batches/assignment", body("spots", List.of()))
                        .status())
                .isEqualTo(400);
    }

    private static JsonNode outcome(JsonNode outcomes, UUID spot) {
        return outcomes.valueStream()
                .filter(outcome -> outcome.get("spot").asString().equals(spot.toString()))
                .findFirst()
                .orElseThrow();
    }
}
