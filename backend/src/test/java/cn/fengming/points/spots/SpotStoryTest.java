package cn.fengming.points.spots;

import static cn.fengming.points.spots.SpotTown.body;
import static cn.fengming.points.spots.SpotTown.mayDo;
import static cn.fengming.points.spots.SpotTown.moves;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.Pictures;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A spot from the photo to the write-off and back, as its people live it. */
@PointsTest
class SpotStoryTest {

    @Autowired
    SpotTown towns;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    @Autowired
    Given given;

    @Autowired
    Uploads uploads;

    TownSetup town;
    VillageSetup village;
    Login reporter;
    Login neighbour;
    Login committee;
    Login inspector;

    @BeforeEach
    void aVillage() {
        town = towns.with(1, 3);
        village = town.village(0);
        reporter = village.household(0).villager();
        neighbour = village.household(1).villager();
        committee = village.committee();
        inspector = village.inspector();
    }

    private static Instant moment(JsonNode written) {
        return OffsetDateTime.parse(written.asString()).toInstant();
    }

    private JsonNode near(Login login, String kind, double latitude, double longitude, String photos) {
        return http.as(login)
                .get("/api/v1/spots/near?kind=" + kind + "&village=" + village.id() + "&latitude=" + latitude
                        + "&longitude=" + longitude + photos)
                .expect(200)
                .json();
    }

    @Test
    void fromThePhotoToTheWriteOffAndBack() {
        UUID spot = towns.reported(reporter, village);
        assertThat(towns.story(reporter, spot).at("/spot/code").asString()).isEqualTo("2026-00001");
        seenTooByANeighbour(spot);
        acceptedAndAssigned(spot);
        putRightTwice(spot);
        verifiedAndRewarded(spot);
        writtenOffAndDirtyAgain(spot);
        assertThat(towns.told(town.town(), spot))
                .containsSubsequence(
                        "spots.reported",
                        "spots.accepted",
                        "spots.assigned",
                        "spots.rectified",
                        "spots.sent-back",
                        "spots.rectified",
                        "spots.verified",
                        "spots.written-off",
                        "spots.reopened");
    }

    private void seenTooByANeighbour(UUID spot) {
        JsonNode near = near(neighbour, "GARBAGE", SpotTown.LATITUDE + 0.0002, SpotTown.LONGITUDE, "");
        assertThat(near).hasSize(1);
        assertThat(near.at("/0/id").asString()).isEqualTo(spot.toString());
        assertThat(near.at("/0/distance").asInt()).isBetween(21, 23);
        assertThat(near.at("/0/photo").isMissingNode() || near.at("/0/photo").isNull())
                .isTrue();
        http.as(neighbour).get("/api/v1/spots/" + spot).expect(404);
        towns.move(neighbour, spot, "voices", "words", "我也看到了").expect(200);
        Answer again = towns.move(neighbour, spot, "voices", "words", "还在").expect(200);
        assertThat(again.json().get("voices").asInt()).isEqualTo(1);
        assertThat(towns.story(neighbour, spot).at("/spot/voiced").asBoolean()).isTrue();
        assertThat(towns.move(reporter, spot, "voices").expect(422).problem()).isEqualTo("own-spot");
    }

    private void acceptedAndAssigned(UUID spot) {
        assertThat(mayDo(towns.story(inspector, spot))).containsExactly("ACCEPT");
        towns.move(inspector, spot, "acceptance", "expected", "REPORTED").expect(200);
        JsonNode assigned = towns.move(committee, spot, "assignment", "expected", "ACCEPTED")
                .expect(200)
                .json();
        assertThat(assigned.at("/route").asString()).isEqualTo("GRID");
        assertThat(assigned.at("/post/role").asString()).isEqualTo("INSPECTOR");
        assertThat(moment(assigned.get("dueAt"))).isEqualTo(TestClock.START.plus(Duration.ofDays(2)));
        assertThat(mayDo(towns.story(inspector, spot))).containsExactly("HAND_OVER", "START", "RECTIFY");
    }

    private void putRightTwice(UUID spot) {
        towns.move(inspector, spot, "start", "expected", "ASSIGNED").expect(200);
        towns.rectify(inspector, spot, "RECTIFYING").expect(200);
        towns.move(
                        reporter,
                        spot,
                        "sending-back",
                        "expected",
                        "RECTIFIED",
                        "reason",
                        "沟里还有",
                        "photos",
                        towns.photos(reporter, 1))
                .expect(200);
        assertThat(towns.state(reporter, spot)).isEqualTo("RECTIFYING");
        towns.rectify(inspector, spot, "RECTIFYING").expect(200);
        assertThat(mayDo(towns.story(reporter, spot))).containsExactly("SEND_BACK", "VERIFY");
        assertThat(mayDo(towns.story(inspector, spot))).isEmpty();
    }

    private void verifiedAndRewarded(UUID spot) {
        JsonNode verified = towns.move(reporter, spot, "verification", "expected", "RECTIFIED")
                .expect(200)
                .json();
        assertThat(verified.get("award").asString()).isNotEmpty();
        assertThat(towns.awards(town.town(), village.household(0).id()))
                .containsExactly("spot_report APPROVED", "fix_confirmed APPROVED");
        assertThat(towns.awards(town.town(), village.household(1).id())).isEmpty();
    }

    private void writtenOffAndDirtyAgain(UUID spot) {
        towns.move(committee, spot, "write-off", "expected", "VERIFIED").expect(200);
        JsonNode story = towns.story(neighbour, spot);
        assertThat(story.at("/spot/stateWords").asString()).isEqualTo("已销号");
        assertThat(moves(story))
                .containsExactly(
                        "REPORT",
                        "ACCEPT",
                        "ASSIGN",
                        "START",
                        "RECTIFY",
                        "SEND_BACK",
                        "RECTIFY",
                        "VERIFY",
                        "WRITE_OFF");
        clock.advance(Duration.ofDays(20));
        JsonNode again = towns.move(
                        neighbour,
                        spot,
                        "reopening",
                        "expected",
                        "WRITTEN_OFF",
                        "reason",
                        "又堆起来了",
                        "photos",
                        towns.photos(neighbour, 1))
                .expect(200)
                .json();
        assertThat(again.get("state").asString()).isEqualTo("REOPENED");
        assertThat(again.get("relapses").asInt()).isEqualTo(1);
        assertThat(towns.findings(town.town(), spot)).containsExactly("RELAPSE");
        towns.move(committee, spot, "assignment", "expected", "REOPENED", "days", 1)
                .expect(200);
        towns.rectify(inspector, spot, "ASSIGNED").expect(200);
        towns.move(neighbour, spot, "verification", "expected", "RECTIFIED").expect(200);
        assertThat(towns.awards(town.town(), village.household(0).id())).hasSize(2);
    }

    @Test
    void fiveAMonthAreRewardedAndTheSixthSaysWhy() {
        for (int each = 0; each < 5; each++) {
            towns.verified(reporter, village);
        }
        UUID sixth = towns.verified(reporter, village);
        JsonNode spot = towns.story(reporter, sixth).get("spot");
        assertThat(spot.get("state").asString()).isEqualTo("VERIFIED");
        assertThat(spot.get("award").isNull()).isTrue();
        assertThat(spot.get("awardRefusal").asString()).contains("上限");
        assertThat(towns.story(committee, sixth).at("/spot/awardRefusal").isNull())
                .isTrue();
        assertThat(towns.awards(town.town(), village.household(0).id()))
                .filteredOn(award -> award.startsWith("spot_report"))
                .hasSize(5);
    }

    @Test
    void aTownWithoutTheRuleStillVerifies() {
        TownSetup bare = given.town(1, 1);
        Login somebody = bare.village(0).household(0).villager();
        UUID spot = towns.verified(somebody, bare.village(0));
        JsonNode story = towns.story(somebody, spot);
        assertThat(story.at("/spot/state").asString()).isEqualTo("VERIFIED");
        assertThat(story.at("/spot/awardRefusal").asString()).isNotEmpty();
    }

    /** A number longer than any reason in the audit stands for whatever can go wrong on the way to one. */
    @Test
    void anAwardThatCannotBeWrittenDownDoesNotStopTheVerification() {
        UUID spot = towns.rectified(reporter, village);
        towns.run("update spots.spot set code = repeat('9', 1100) where town_id = '" + town.town() + "' and id = '"
                + spot + "'");
        towns.move(reporter, spot, "verification", "expected", "RECTIFIED").expect(200);
        JsonNode story = towns.story(reporter, spot);
        assertThat(story.at("/spot/state").asString()).isEqualTo("VERIFIED");
        assertThat(story.at("/spot/awardRefusal").asString()).contains("补记");
        assertThat(towns.awards(town.town(), village.household(0).id())).isEmpty();
        assertThat(towns.told(town.town(), spot)).contains("spots.verified");
    }

    @Test
    void whatTheReporterCleanedUpIsVerifiedByTheTownAndEarnsMore() {
        var report = SpotTown.but(
                SpotTown.but(towns.report(reporter, village), "selfCleaned", true),
                "afterPhotos",
                towns.photos(reporter, 1));
        UUID spot = towns.reported(reporter, report);
        JsonNode accepted = towns.move(committee, spot, "acceptance", "expected", "REPORTED")
                .expect(200)
                .json();
        assertThat(accepted.get("state").asString()).isEqualTo("RECTIFIED");
        assertThat(accepted.get("verifyByTown").asBoolean()).isTrue();
        assertThat(towns.move(reporter, spot, "verification", "expected", "RECTIFIED")
                        .status())
                .isEqualTo(403);
        towns.move(town.officer(), spot, "verification", "expected", "RECTIFIED")
                .expect(200);
        assertThat(towns.awards(town.town(), village.household(0).id())).containsExactly("spot_self_cleaned APPROVED");
        assertThat(moves(towns.story(neighbour, spot))).containsExactly("REPORT", "ACCEPT", "RECTIFY", "VERIFY");
    }

    @Test
    void whoFindsItAtWorkEarnsNothing() {
        UUID spot = towns.reported(inspector, village);
        towns.move(committee, spot, "acceptance", "expected", "REPORTED").expect(200);
        towns.move(committee, spot, "assignment", "expected", "ACCEPTED").expect(200);
        towns.rectify(committee, spot, "ASSIGNED").expect(200);
        JsonNode verified = towns.move(inspector, spot, "verification", "expected", "RECTIFIED")
                .expect(200)
                .json();
        assertThat(verified.get("source").asString()).isEqualTo("STAFF");
        assertThat(verified.get("award").isNull()).isTrue();
        assertThat(verified.get("awardRefusal").isNull()).isTrue();
    }

    @Test
    void theHomeItselfPutsItRightAndNeverLearnsWhoReported() {
        Login owner = village.household(2).villager();
        UUID spot = towns.accepted(reporter, village);
        towns.move(
                        committee,
                        spot,
                        "assignment",
                        "expected",
                        "ACCEPTED",
                        "route",
                        "HOUSEHOLD",
                        "home",
                        village.household(2).id())
                .expect(200);
        JsonNode story = towns.story(owner, spot);
        assertThat(mayDo(story)).containsExactly("START", "RECTIFY");
        assertThat(story.at("/spot/reporter").isNull()).isTrue();
        assertThat(story.toString()).doesNotContain(reporter.actor().person().toString());
        towns.move(
                        owner,
                        spot,
                        "rectification",
                        "expected",
                        "ASSIGNED",
                        "photos",
                        towns.photos(owner, 1),
                        "onSite",
                        "门前已清")
                .expect(200);
        assertThat(towns.move(owner, spot, "verification", "expected", "RECTIFIED")
                        .status())
                .isEqualTo(403);
        towns.move(reporter, spot, "verification", "expected", "RECTIFIED").expect(200);
    }

    @Test
    void notMineIsHandedOverWithinTheSameDeadline() {
        UUID spot = towns.assigned(reporter, village);
        String due = towns.story(reporter, spot).at("/spot/dueAt").asString();
        clock.advance(Duration.ofHours(5));
        JsonNode handed = towns.move(
                        inspector,
                        spot,
                        "hand-over",
                        "expected",
                        "ASSIGNED",
                        "post",
                        body("role", "TOWN"),
                        "reason",
                        "是县道，不归村里管")
                .expect(200)
                .json();
        assertThat(handed.at("/post/role").asString()).isEqualTo("TOWN");
        assertThat(handed.get("dueAt").asString()).isEqualTo(due);
        assertThat(mayDo(towns.story(inspector, spot))).isEmpty();
        assertThat(mayDo(towns.story(town.officer(), spot))).contains("RECTIFY");
    }

    @Test
    void aDeclinedReportSaysWhyByATemplate() {
        UUID spot = towns.reported(reporter, village);
        JsonNode templates =
                http.as(committee).get("/api/v1/spot-templates").expect(200).json();
        JsonNode refusal = templates
                .valueStream()
                .filter(template -> template.get("use").asString().equals("REFUSAL"))
                .findFirst()
                .orElseThrow();
        assertThat(towns.move(committee, spot, "refusal", "expected", "REPORTED")
                        .status())
                .isEqualTo(400);
        towns.move(
                        committee,
                        spot,
                        "refusal",
                        "expected",
                        "REPORTED",
                        "template",
                        refusal.get("id").asString())
                .expect(200);
        JsonNode story = towns.story(reporter, spot);
        assertThat(story.at("/steps/1/reason").asString())
                .isEqualTo(refusal.get("words").asString());
        http.as(neighbour).get("/api/v1/spots/" + spot).expect(404);
    }

    @Test
    void mineAreListedWithWhatISawTooNewestFirst() {
        UUID first = towns.reported(reporter, village);
        UUID second = towns.reported(neighbour, village);
        towns.move(reporter, second, "voices").expect(200);
        JsonNode mine = http.as(reporter).get("/api/v1/me/spots").expect(200).json();
        assertThat(mine.get("items")).hasSize(2);
        assertThat(mine.get("items")
                        .valueStream()
                        .map(item -> item.get("id").asString())
                        .toList())
                .containsExactlyInAnyOrder(first.toString(), second.toString());
        JsonNode page =
                http.as(reporter).get("/api/v1/me/spots?size=1").expect(200).json();
        JsonNode next = http.as(reporter)
                .get("/api/v1/me/spots?size=1&after=" + page.get("next").asString())
                .expect(200)
                .json();
        assertThat(next.at("/items/0/id").asString())
                .isNotEqualTo(page.at("/items/0/id").asString());
        assertThat(next.get("next").isNull()).isTrue();
        assertThat(http.as(reporter)
                        .get("/api/v1/me/spots?stage=CLOSED")
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void nearIsSameKindWithinTheRadiusAndStillOpenOrAPhotoAlike() {
        UUID open = towns.reported(reporter, village);
        towns.writtenOff(reporter, village);
        assertThat(near(neighbour, "GARBAGE", SpotTown.LATITUDE, SpotTown.LONGITUDE, "")
                        .valueStream()
                        .map(hit -> hit.get("id").asString())
                        .toList())
                .containsExactly(open.toString());
        assertThat(near(neighbour, "POSTERS", SpotTown.LATITUDE, SpotTown.LONGITUDE, ""))
                .isEmpty();
        assertThat(near(neighbour, "GARBAGE", SpotTown.LATITUDE + 0.0004, SpotTown.LONGITUDE, ""))
                .isEmpty();
        byte[] picture = Pictures.jpeg();
        UUID theirs = UUID.randomUUID();
        uploads.put(reporter, theirs, picture, "image/jpeg").expect(201);
        UUID same = towns.reported(reporter, SpotTown.but(towns.report(reporter, village), "photos", List.of(theirs)));
        UUID photo = UUID.randomUUID();
        uploads.put(neighbour, photo, picture, "image/jpeg").expect(201);
        // Of a few thousand pairs of pictures one is alike by chance: the first spot may be in the list too.
        JsonNode alike = near(neighbour, "GARBAGE", SpotTown.LATITUDE + 0.1, SpotTown.LONGITUDE, "&photos=" + photo)
                .valueStream()
                .filter(hit -> hit.get("id").asString().equals(same.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(alike.get("alike").asBoolean()).isTrue();
        assertThat(alike.get("distance").isNull()).isTrue();
    }

    @Test
    void gridAndKindDecideWhoGetsIt() {
        UUID group = http.as(committee)
                .post("/api/v1/villages/" + village.id() + "/groups", body("name", "3组"))
                .expect(201)
                .id();
        UUID grid = http.as(committee)
                .post("/api/v1/villages/" + village.id() + "/grids", body("name", "第一网格", "group", group))
                .expect(201)
                .id();
        UUID spot = towns.reported(reporter, SpotTown.but(towns.report(reporter, village), "group", group));
        towns.move(committee, spot, "acceptance", "expected", "REPORTED").expect(200);
        JsonNode assigned = towns.move(committee, spot, "assignment", "expected", "ACCEPTED")
                .expect(200)
                .json();
        assertThat(assigned.at("/post/grid").asString()).isEqualTo(grid.toString());
        UUID water = towns.reported(reporter, SpotTown.but(towns.report(reporter, village), "kind", "BLACK_WATER"));
        towns.move(committee, water, "acceptance", "expected", "REPORTED").expect(200);
        assertThat(towns.move(committee, water, "assignment", "expected", "ACCEPTED", "route", "GRID")
                        .expect(422)
                        .problem())
                .isEqualTo("black-water-route");
        JsonNode cadre = towns.move(committee, water, "assignment", "expected", "ACCEPTED")
                .expect(200)
                .json();
        assertThat(cadre.get("route").asString()).isEqualTo("CADRE");
        assertThat(cadre.at("/post/role").asString()).isEqualTo("COMMITTEE");
    }

    @Test
    void twoReportsOfOnePlaceBecomeOne() {
        UUID first = towns.reported(reporter, village);
        UUID second = towns.reported(neighbour, village);
        JsonNode merged = towns.move(committee, second, "merge", "expected", "REPORTED", "into", first, "reason", "同一处")
                .expect(200)
                .json();
        assertThat(merged.get("mergedInto").asString()).isEqualTo(first.toString());
        JsonNode story = towns.story(neighbour, first);
        assertThat(story.at("/spot/voices").asInt()).isEqualTo(1);
        assertThat(story.at("/spot/voiced").asBoolean()).isTrue();
        Answer closed = towns.move(committee, second, "acceptance", "expected", "REPORTED");
        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.json().get("mergedInto").asString()).isEqualTo(first.toString());
        assertThat(towns.move(neighbour, second, "voices").status()).isEqualTo(409);
    }

    @Test
    void theTownDecidesDaysAndAnswersForItself() {
        JsonNode usual =
                http.as(town.officer()).get("/api/v1/spot-settings").expect(200).json();
        assertThat(usual.at("/kinds/GARBAGE/days/GRID").asInt()).isEqualTo(2);
        http.as(town.officer())
                .put(
                        "/api/v1/spot-settings",
                        body(
                                "kinds",
                                body("GARBAGE", body("radius", 50, "usualRoute", "GRID", "days", body("GRID", 1))),
                                "verifyDays",
                                5,
                                "townDays",
                                2,
                                "reopenDays",
                                60))
                .expect(200);
        UUID spot = towns.assigned(reporter, village);
        assertThat(moment(towns.story(reporter, spot).at("/spot/dueAt")))
                .isEqualTo(TestClock.START.plus(Duration.ofDays(1)));
        JsonNode kinds = http.as(reporter).get("/api/v1/spot-kinds").expect(200).json();
        assertThat(kinds.at("/0/radius").asInt()).isEqualTo(50);
        assertThat(kinds).hasSize(14);
        List<String> routes = kinds.at("/1/routes")
                .valueStream()
                .map(way -> way.get("route").asString())
                .toList();
        assertThat(routes).containsExactly("HOUSEHOLD", "CADRE", "TOWN");
    }

    @Test
    void theUsualAnswersBecomeTheTownsOwnWhenItChangesOne() {
        Http caller = http;
        JsonNode usual =
                caller.as(committee).get("/api/v1/spot-templates").expect(200).json();
        String first = usual.at("/0/id").asString();
        caller.as(town.officer())
                .put("/api/v1/spot-templates/" + first, body("use", "ACCEPTANCE", "title", "收到", "words", "收到了，谢谢。"))
                .expect(200);
        UUID added = caller.as(town.officer())
                .post("/api/v1/spot-templates", body("use", "HIDING", "title", "人脸", "words", "有人脸"))
                .expect(201)
                .id();
        caller.as(town.officer()).delete("/api/v1/spot-templates/" + added).expect(204);
        caller.as(town.officer()).delete("/api/v1/spot-templates/" + added).expect(404);
        JsonNode own =
                caller.as(committee).get("/api/v1/spot-templates").expect(200).json();
        assertThat(own).hasSize(usual.size());
        assertThat(own.toString()).contains("收到了，谢谢。");
        TownSetup other = towns.with(1, 0);
        assertThat(caller.as(other.officer())
                        .get("/api/v1/spot-templates")
                        .expect(200)
                        .json())
                .isEqualTo(usual);
    }
}
