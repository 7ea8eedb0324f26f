package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Objections: who may raise one, who may hear it, and what waits meanwhile. */
@PointsTest
class ObjectionTest {

    @Autowired
    AwardTown towns;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    TownSetup town;
    VillageSetup village;
    HouseholdSetup home;
    HouseholdSetup neighbour;
    UUID application;
    UUID other;
    UUID notice;

    @BeforeEach
    void twoItemsOnNotice() {
        town = towns.with(2, 4, 1000);
        village = town.village(0);
        home = village.households().get(0);
        neighbour = village.households().get(1);
        application = towns.applied(home, AwardTown.NOTICE_RULE);
        other = towns.applied(village.households().get(2), AwardTown.NOTICE_RULE);
        towns.approve(village, application, other);
        notice = towns.published(village, application, other);
    }

    @AfterEach
    void booksAreRight() {
        towns.booksAreRight(town);
    }

    private Answer object(Login villager, UUID item) {
        return http.as(villager)
                .post("/api/v1/applications/" + item + "/objections", AwardTown.body("reason", "事迹不属实"));
    }

    private Answer hear(Login by, UUID objection, String state, Long award) {
        return http.as(by)
                .post(
                        "/api/v1/objections/" + objection + "/hearing",
                        AwardTown.body("state", state, "award", award, "outcome", "入户核实过"));
    }

    @Test
    void whileAnObjectionIsOpenItsItemWaitsAndTheOthersGoOn() {
        UUID objection = object(neighbour.villager(), application).expect(201).id();
        clock.advance(Duration.ofDays(5));
        towns.post(village).expect(201);

        assertThat(towns.state(village, application)).isEqualTo("OBJECTED");
        assertThat(towns.state(village, other)).isEqualTo("POSTED");
        assertThat(towns.wallet(town, home)).isZero();

        hear(village.panel().get(4), objection, "REJECTED", null).expect(200);

        assertThat(towns.state(village, application)).isEqualTo("DUE");
        towns.post(village).expect(201);
        assertThat(towns.wallet(town, home)).isEqualTo(10);
    }

    @Test
    void aRejectedObjectionWhileTheNoticeRunsPutsTheItemBackOnNotice() {
        UUID objection = object(neighbour.villager(), application).expect(201).id();
        hear(village.panel().get(4), objection, "REJECTED", null).expect(200);

        assertThat(towns.state(village, application)).isEqualTo("ON_NOTICE");
    }

    @Test
    void anUpheldObjectionStrikesTheItem() {
        UUID objection = object(neighbour.villager(), application).expect(201).id();
        UUID second = object(village.households().get(3).villager(), application)
                .expect(201)
                .id();
        JsonNode heard = hear(village.panel().get(4), objection, "UPHELD", null)
                .expect(200)
                .json();

        assertThat(heard.get("state").asString()).isEqualTo("UPHELD");
        assertThat(towns.state(village, application)).isEqualTo("STRUCK");
        assertThat(hear(village.panel().get(4), second, "REJECTED", null)
                        .expect(409)
                        .problem())
                .isEqualTo("objection-heard");
        clock.advance(Duration.ofDays(5));
        towns.post(village).expect(201);
        assertThat(towns.wallet(town, home)).isZero();
        assertThat(towns.trail(home.villager(), application)
                        .at("/objections/0/outcome")
                        .asString())
                .isEqualTo("入户核实过");
    }

    @Test
    void aChangedItemIsPostedAtWhatItIsWorthNow() {
        UUID objection = object(neighbour.villager(), application).expect(201).id();
        hear(village.panel().get(4), objection, "CHANGED", 4L).expect(200);
        clock.advance(Duration.ofDays(5));
        towns.post(village).expect(201);

        assertThat(towns.wallet(town, home)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 10, 11, Long.MAX_VALUE})
    void aChangeOnlyLowersAndLeavesSomething(long award) {
        UUID objection = object(neighbour.villager(), application).expect(201).id();
        assertThat(hear(village.panel().get(4), objection, "CHANGED", award)
                        .expect(400)
                        .text())
                .contains("award");
    }

    @Test
    void itIsHeardByOthersThanThoseWhoHadAPartInIt() {
        UUID objection = object(neighbour.villager(), application).expect(201).id();

        assertThat(hear(village.panel().get(0), objection, "REJECTED", null)
                        .expect(422)
                        .problem())
                .isEqualTo("same-person");
        Login objector = given.appoint(town.officer(), neighbour.villager(), Role.PANEL, village.id());
        assertThat(hear(objector, objection, "UPHELD", null).expect(422).problem())
                .isEqualTo("same-person");
        Login own = given.appoint(town.officer(), home.villager(), Role.COMMITTEE, village.id());
        hear(own, objection, "REJECTED", null).expect(422);
        hear(village.committee(), objection, "REJECTED", null).expect(200);
    }

    @Test
    void kinOfEitherSideDoNotHearIt() {
        UUID objection = object(neighbour.villager(), application).expect(201).id();
        HouseholdSetup cousin = village.households().get(3);
        Login judge = given.appoint(town.officer(), cousin.villager(), Role.PANEL, village.id());
        http.as(village.committee())
                .post(
                        "/api/v1/households/" + neighbour.id() + "/kin",
                        AwardTown.body("other", cousin.id(), "reason", "姐妹"))
                .expect(204);

        assertThat(hear(judge, objection, "REJECTED", null).expect(422).problem())
                .isEqualTo("own-or-kin");
    }

    @Test
    void anObjectionIsHeardOnce() {
        UUID objection = object(neighbour.villager(), application).expect(201).id();
        hear(village.panel().get(4), objection, "REJECTED", null).expect(200);
        assertThat(hear(village.panel().get(3), objection, "UPHELD", null)
                        .expect(409)
                        .problem())
                .isEqualTo("objection-heard");
    }

    @Test
    void aHouseholdObjectsOnceAndOnlyInItsVillageAndWhileTheNoticeRuns() {
        object(neighbour.villager(), application).expect(201);
        assertThat(object(neighbour.villager(), application).expect(409).problem())
                .isEqualTo("objected-already");
        object(town.village(1).households().get(0).villager(), other).expect(404);
        object(towns.with(1, 1, 0).village(0).households().get(0).villager(), other)
                .expect(404);
        clock.advance(Duration.ofDays(5));
        assertThat(object(village.households().get(3).villager(), other)
                        .expect(422)
                        .problem())
                .isEqualTo("notice-not-running");
    }

    @Test
    void anObjectionHasAReason() {
        http.as(neighbour.villager())
                .post("/api/v1/applications/" + application + "/objections", AwardTown.body("reason", ""))
                .expect(400);
        UUID objection = object(neighbour.villager(), application).expect(201).id();
        http.as(village.panel().get(4))
                .post("/api/v1/objections/" + objection + "/hearing", AwardTown.body("state", "REJECTED"))
                .expect(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2, 8, 100})
    void aNoticeRunsThreeToSevenDays(int days) {
        UUID third = towns.approved(village, village.households().get(3), AwardTown.NOTICE_RULE);
        UUID draft = http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/notices", AwardTown.body("title", "公示"))
                .expect(201)
                .id();
        http.as(village.committee())
                .post("/api/v1/notices/" + draft + "/publication", AwardTown.body("days", days))
                .expect(400);
        http.as(village.committee())
                .post("/api/v1/notices/" + draft + "/publication", AwardTown.body("days", 3))
                .expect(200);
        assertThat(towns.state(village, third)).isEqualTo("ON_NOTICE");
        http.as(village.committee())
                .post("/api/v1/notices/" + draft + "/publication", AwardTown.body("days", 3))
                .expect(409);
    }

    @Test
    void onlyApprovedApplicationsGoOnANotice() {
        UUID fresh = towns.applied(village.households().get(3), AwardTown.NOTICE_RULE);
        http.as(village.committee())
                .post(
                        "/api/v1/villages/" + village.id() + "/notices",
                        AwardTown.body("title", "公示", "applications", java.util.List.of(fresh)))
                .expect(409);
        http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/notices", AwardTown.body("title", "公示"))
                .expect(422);
    }

    @Test
    void theClockEndsNoticesByItself(@Autowired NoticeTerms terms) {
        clock.advance(Duration.ofDays(5).minusMillis(1));
        terms.run().block();
        assertThat(towns.state(village, application)).isEqualTo("ON_NOTICE");
        clock.advance(Duration.ofMillis(1));
        terms.run().block();
        assertThat(towns.state(village, application)).isEqualTo("DUE");
        http.as(village.committee())
                .post("/api/v1/notices/" + notice + "/end", null)
                .expect(409);
    }
}
