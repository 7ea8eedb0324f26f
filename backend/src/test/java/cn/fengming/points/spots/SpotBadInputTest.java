package cn.fengming.points.spots;

import static cn.fengming.points.spots.SpotTown.body;
import static cn.fengming.points.spots.SpotTown.but;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What cannot be taken in is refused in words, by the field it is about, and leaves nothing behind. */
@PointsTest
class SpotBadInputTest {

    @Autowired
    SpotTown towns;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    TownSetup town;
    TownSetup far;
    VillageSetup village;
    VillageSetup other;
    Login reporter;
    Login neighbour;
    Map<String, Object> report;

    @BeforeEach
    void aVillage() {
        town = towns.with(2, 2);
        far = towns.with(1, 1);
        village = town.village(0);
        other = town.village(1);
        reporter = village.household(0).villager();
        neighbour = village.household(1).villager();
        report = towns.report(reporter, village);
    }

    private Answer send(Map<String, Object> body) {
        return http.as(reporter).put("/api/v1/spots/" + UUID.randomUUID(), body);
    }

    private void refused(String field, @Nullable Object value, int status) {
        Answer answer = send(but(report, field, value));
        assertThat(answer.status())
                .as("%s = %s: %s", field, value, answer.text())
                .isEqualTo(status);
        if (status == 400) {
            assertThat(answer.text()).contains("\"" + field + "\"");
        }
    }

    @Test
    void aReportNeedsAKindAVillageAPlaceAndAPhoto() {
        refused("kind", null, 400);
        refused("kind", "SOMETHING", 400);
        refused("village", null, 400);
        refused("photos", null, 400);
        refused("photos", List.of(), 400);
        refused("photos", towns.photos(reporter, 7), 400);
        Answer nowhere = send(but(but(but(report, "latitude", null), "longitude", null), "place", null));
        assertThat(nowhere.status()).isEqualTo(400);
        refused("latitude", null, 400);
        assertThat(towns.count("select count(*) from spots.spot where town_id = :town", town.town()))
                .isZero();
    }

    @Test
    void aPlaceIsInChinaAndWordsHaveAnEnd() {
        refused("latitude", 91.0, 400);
        refused("latitude", 54.1, 400);
        refused("longitude", 181.0, 400);
        refused("longitude", -108.0, 400);
        refused("accuracy", -1, 400);
        refused("words", "脏".repeat(501), 400);
        refused("place", "桥".repeat(101), 400);
        assertThat(send(but(report, "words", "脏".repeat(500))).status()).isEqualTo(201);
    }

    @Test
    void photosAreOnesOwnAndUnused() {
        refused("photos", towns.photos(neighbour, 1), 400);
        refused("photos", List.of(UUID.randomUUID()), 400);
        UUID twice = towns.photos(reporter, 1).get(0);
        refused("photos", List.of(twice, twice), 400);
        towns.reported(reporter, report);
        assertThat(send(report).status()).isEqualTo(400);
    }

    @Test
    void villageGroupAndGridBelongTogetherAndToTheTown() {
        refused("village", far.village(0).id(), 404);
        refused("village", UUID.randomUUID(), 404);
        UUID group = made(other, "groups");
        UUID grid = made(other, "grids");
        refused("group", group, 404);
        refused("grid", grid, 404);
        refused("group", UUID.randomUUID(), 404);
        refused("grid", made(far.village(0), "grids"), 404);
    }

    private UUID made(VillageSetup where, String what) {
        return http.as(where.committee())
                .post("/api/v1/villages/" + where.id() + "/" + what, body("name", "1号"))
                .expect(201)
                .id();
    }

    @Test
    void cleanedByOneselfNeedsThePictureAfter() {
        refused("selfCleaned", true, 400);
        Answer without = send(but(report, "afterPhotos", towns.photos(reporter, 1)));
        assertThat(without.status()).isEqualTo(400);
    }

    @Test
    void anIdIsOnePersonsAndHoldsOneReport() {
        UUID spot = towns.reported(reporter, report);
        assertThat(http.as(reporter)
                        .put("/api/v1/spots/" + spot, report)
                        .expect(200)
                        .id())
                .isEqualTo(spot);
        assertThat(http.as(reporter)
                        .put("/api/v1/spots/" + spot, but(report, "words", "别的"))
                        .expect(422)
                        .problem())
                .isEqualTo("spot-id-reused");
        assertThat(http.as(neighbour)
                        .put("/api/v1/spots/" + spot, towns.report(neighbour, village))
                        .status())
                .isEqualTo(404);
        assertThat(http.as(reporter).put("/api/v1/spots/not-an-id", report).status())
                .isEqualTo(400);
    }

    @Test
    void aReportSentLateSaysWhenItWasSeenAndNeverInTheFuture() {
        String yesterday = TestClock.START.minus(Duration.ofDays(1)).toString();
        UUID late = towns.reported(reporter, but(report, "reportedAt", yesterday));
        assertThat(towns.story(reporter, late).at("/spot/reportedAt").asString())
                .startsWith("2026-11-22");
        String tomorrow = TestClock.START.plus(Duration.ofDays(1)).toString();
        UUID early = towns.reported(reporter, but(towns.report(reporter, village), "reportedAt", tomorrow));
        assertThat(towns.story(reporter, early).at("/spot/reportedAt").asString())
                .startsWith("2026-11-23");
        refused("reportedAt", "昨天", 400);
    }

    @Test
    void aMoveNamesWhatItSawAndBringsWhatItNeeds() {
        UUID spot = towns.assigned(reporter, village);
        Login inspector = village.inspector();
        assertThat(towns.move(inspector, spot, "start").status()).isEqualTo(400);
        assertThat(towns.move(inspector, spot, "start", "expected", "NOWHERE").status())
                .isEqualTo(400);
        assertThat(rectification(inspector, spot, List.of(), "已清").status()).isEqualTo(400);
        assertThat(rectification(inspector, spot, towns.photos(inspector, 1), null)
                        .status())
                .isEqualTo(400);
        assertThat(rectification(inspector, spot, towns.photos(inspector, 7), "已清")
                        .status())
                .isEqualTo(400);
        assertThat(rectification(inspector, spot, towns.photos(reporter, 1), "已清")
                        .status())
                .isEqualTo(400);
        String used = towns.story(inspector, spot).at("/spot/photos/0").asString();
        assertThat(rectification(inspector, spot, List.of(UUID.fromString(used)), "已清")
                        .status())
                .isEqualTo(400);
        assertThat(towns.state(inspector, spot)).isEqualTo("ASSIGNED");
        rectification(inspector, spot, towns.photos(inspector, 6), "已清").expect(200);
    }

    private Answer rectification(Login login, UUID spot, List<UUID> photos, @Nullable String onSite) {
        return towns.move(login, spot, "rectification", "expected", "ASSIGNED", "photos", photos, "onSite", onSite);
    }

    @Test
    void anAssignmentStaysInTheVillage() {
        UUID spot = towns.accepted(reporter, village);
        Login committee = village.committee();
        assertThat(assign(committee, spot, "home", other.household(0).id(), "CADRE")
                        .status())
                .isEqualTo(404);
        assertThat(assign(committee, spot, "home", null, "HOUSEHOLD").status()).isEqualTo(400);
        assertThat(assign(committee, spot, "home", village.household(1).id(), "GRID")
                        .status())
                .isEqualTo(400);
        assertThat(assign(committee, spot, "days", 0, "GRID").status()).isEqualTo(400);
        assertThat(assign(committee, spot, "days", 181, "GRID").status()).isEqualTo(400);
        assertThat(assign(committee, spot, "post", body("role", "VILLAGER"), "GRID")
                        .status())
                .isEqualTo(400);
        assertThat(assign(committee, spot, "post", body("role", "COMMITTEE", "village", other.id()), "GRID")
                        .status())
                .isEqualTo(400);
        assertThat(assign(committee, spot, "post", body("role", "INSPECTOR", "grid", made(other, "grids")), "GRID")
                        .status())
                .isEqualTo(404);
        assertThat(towns.state(committee, spot)).isEqualTo("ACCEPTED");
    }

    private Answer assign(Login login, UUID spot, String field, @Nullable Object value, String route) {
        return towns.move(login, spot, "assignment", "expected", "ACCEPTED", field, value, "route", route);
    }

    @Test
    void anUpdateOfAClosedSpotADoubleTapAndOneOutOfOrderAreAnsweredClearly() {
        UUID closed = towns.writtenOff(reporter, village);
        clear(towns.move(village.inspector(), closed, "start", "expected", "ASSIGNED"), "WRITTEN_OFF", "已经是“已销号”");
        UUID open = towns.assigned(reporter, village);
        clear(towns.move(village.committee(), open, "assignment", "expected", "ACCEPTED"), "ASSIGNED", "刚刚有人办理过");
        clear(towns.move(village.committee(), open, "write-off", "expected", "ASSIGNED"), "ASSIGNED", "还不能销号");
        assertThat(towns.move(neighbour, closed, "voices").expect(409).problem())
                .isEqualTo("spot-state");
    }

    private static void clear(Answer answer, String state, String words) {
        JsonNode problem = answer.expect(409).json();
        assertThat(answer.problem()).isEqualTo("spot-state");
        assertThat(problem.get("state").asString()).isEqualTo(state);
        assertThat(problem.get("detail").asString()).contains(words);
    }

    @Test
    void settingsAndAnswersAreCheckedToo() {
        Login officer = town.officer();
        var good = body("kinds", body(), "verifyDays", 7, "townDays", 3, "reopenDays", 90);
        http.as(officer).put("/api/v1/spot-settings", good).expect(200);
        var bads = List.of(
                but(good, "verifyDays", 0),
                but(good, "townDays", 366),
                but(good, "kinds", null),
                but(good, "kinds", body("GARBAGE", body("radius", 30))),
                but(good, "kinds", body("GARBAGE", body("radius", 0, "usualRoute", "GRID", "days", body()))),
                but(good, "kinds", body("BLACK_WATER", body("radius", 9, "usualRoute", "GRID", "days", body()))));
        bads.forEach(bad -> assertThat(
                        http.as(officer).put("/api/v1/spot-settings", bad).status())
                .as(bad.toString())
                .isEqualTo(400));
        assertThat(http.as(village.committee())
                        .put("/api/v1/spot-settings", good)
                        .status())
                .isEqualTo(403);
        assertThat(http.as(officer)
                        .post("/api/v1/spot-templates", body("use", "REFUSAL", "title", " ", "words", "不"))
                        .status())
                .isEqualTo(400);
        assertThat(http.as(far.officer())
                        .put(
                                "/api/v1/spot-templates/" + UUID.randomUUID(),
                                body("use", "REFUSAL", "title", "甲", "words", "乙"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nearAndListsWantSensibleQuestions() {
        String near = "/api/v1/spots/near?kind=GARBAGE&village=" + village.id();
        assertThat(http.as(reporter).get(near).expect(200).json()).isEmpty();
        assertThat(http.as(reporter).get(near + "&latitude=30").status()).isEqualTo(400);
        assertThat(http.as(reporter).get(near + "&latitude=0&longitude=0").status())
                .isEqualTo(400);
        assertThat(http.as(reporter).get("/api/v1/me/spots?stage=NEVER").status())
                .isEqualTo(400);
        assertThat(http.as(reporter).get("/api/v1/me/spots?size=201").status()).isEqualTo(400);
    }
}
