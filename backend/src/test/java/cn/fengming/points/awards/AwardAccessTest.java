package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may do what: every role against a foreign town, a foreign village and a foreign household. */
@PointsTest
class AwardAccessTest {

    @Autowired
    AwardTown towns;

    @Autowired
    Http http;

    TownSetup town;
    VillageSetup village;
    HouseholdSetup home;
    UUID application;

    @BeforeEach
    void anApplicationOfOneHousehold() {
        town = towns.with(2, 2, 100);
        village = town.village(0);
        home = village.households().get(0);
        application = towns.applied(home, "own_demolition");
    }

    private Map<String, Login> everybodyElse(VillageSetup other) {
        Map<String, Login> people = new LinkedHashMap<>();
        people.put("villager", other.households().get(0).villager());
        people.put("inspector", other.inspector());
        people.put("panel", other.panel().get(0));
        people.put("committee", other.committee());
        people.put("clerk", other.clerk());
        return people;
    }

    private List<Answer> writes(Login login) {
        String here = "/api/v1/villages/" + village.id();
        var caller = http.as(login);
        return List.of(
                caller.post("/api/v1/applications/" + application + "/withdrawal", null),
                caller.post("/api/v1/applications/" + application + "/acceptance", null),
                caller.post("/api/v1/applications/" + application + "/confirmation", AwardTown.body()),
                caller.post("/api/v1/applications/" + application + "/refusal", AwardTown.body("reason", "不符合要求")),
                caller.post("/api/v1/applications/" + application + "/objections", AwardTown.body("reason", "不属实")),
                caller.post(here + "/reviews", AwardTown.body("applications", List.of(application))),
                caller.post(here + "/notices", AwardTown.body("title", "公示")),
                caller.post(here + "/postings", AwardTown.body("quarter", "2026Q4")),
                caller.post(here + "/home-sheets", AwardTown.body("card", home.cardCode(), "score", 90)),
                caller.post(here + "/home-months", AwardTown.body("month", "2026-11")),
                caller.put(here + "/quarter-rules/2027Q1", AwardTown.body("shortage", "DEFER")),
                caller.post(
                        here + "/records",
                        AwardTown.body("ruleCode", "volunteer_hour", "card", home.cardCode(), "quantity", 1)));
    }

    private List<Answer> reads(Login login) {
        String here = "/api/v1/villages/" + village.id();
        var caller = http.as(login);
        return List.of(
                caller.get("/api/v1/applications/" + application),
                caller.get(here + "/applications"),
                caller.get(here + "/application-counts"),
                caller.get(here + "/reviews"),
                caller.get(here + "/objections"),
                caller.get(here + "/postings"),
                caller.get(here + "/deductions"),
                caller.get(here + "/home-sheets?month=2026-11"),
                caller.get("/api/v1/households/" + home.id() + "/home-sheets"),
                caller.get("/api/v1/household-cards/" + home.cardCode() + "/rules"));
    }

    @Test
    void nobodyOfAnotherVillageReadsOrWrites() {
        everybodyElse(town.village(1)).forEach((role, login) -> {
            assertThat(writes(login)).as(role).allMatch(answer -> answer.status() == 403 || answer.status() == 404);
            assertThat(reads(login)).as(role).allMatch(answer -> answer.status() == 403 || answer.status() == 404);
        });
        assertThat(towns.state(village, application)).isEqualTo("SUBMITTED");
    }

    @Test
    void nobodyOfAnotherTownReadsOrWrites() {
        TownSetup foreign = towns.with(1, 1, 100);
        Map<String, Login> people = everybodyElse(foreign.village(0));
        people.put("officer", foreign.officer());
        people.put("auditor", foreign.auditor());
        people.forEach((role, login) -> {
            assertThat(writes(login)).as(role).allMatch(answer -> answer.status() >= 400 && answer.status() < 500);
            assertThat(reads(login)).as(role).noneMatch(answer -> answer.text().contains(application.toString()));
        });
        assertThat(towns.state(village, application)).isEqualTo("SUBMITTED");
        assertThat(towns.pool(town, village)).isEqualTo(100);
    }

    @Test
    void aNeighbourDoesNotReadOrMoveMyApplication() {
        Login neighbour = village.households().get(1).villager();
        http.as(neighbour).get("/api/v1/applications/" + application).expect(404);
        http.as(neighbour)
                .post("/api/v1/applications/" + application + "/withdrawal", null)
                .expect(404);
        http.as(neighbour)
                .post("/api/v1/applications/" + application + "/confirmation", AwardTown.body())
                .expect(403);
    }

    @Test
    void theAuditorReadsEverythingAndChangesNothing() {
        Login auditor = town.auditor();
        assertThat(reads(auditor).subList(0, 9)).allMatch(answer -> answer.status() == 200);
        assertThat(writes(auditor)).allMatch(answer -> answer.status() == 403);
    }

    @Test
    void theTownReadsEveryVillage() {
        assertThat(reads(town.officer())).allMatch(answer -> answer.status() == 200);
    }

    @Test
    void aVillagerWithoutAPostDoesNoneOfTheVillagesWork() {
        Login villager = home.villager();
        assertThat(writes(villager).subList(5, 12)).allMatch(answer -> answer.status() == 403);
    }

    @Test
    void withoutSigningInNothingIsOpenButTheNotices() {
        var anonymous = http.anonymous();
        anonymous.get("/api/v1/applications/" + application).expect(401);
        anonymous.get("/api/v1/me/applications").expect(401);
        anonymous.post("/api/v1/applications", AwardTown.body()).expect(401);
        anonymous
                .get("/api/v1/public/towns/" + town.town() + "/villages/" + village.id() + "/notices")
                .expect(200);
    }

    @Test
    void staffWithoutAHouseholdDoNotApply() {
        assertThat(towns.apply(village.committee(), "own_demolition").status()).isEqualTo(403);
    }

    @Test
    void anUnknownIdIsNotFound() {
        http.as(village.committee())
                .get("/api/v1/applications/" + UUID.randomUUID())
                .expect(404);
        http.as(village.committee()).get("/api/v1/applications/1").expect(400);
        http.as(village.committee()).get("/api/v1/reviews/" + UUID.randomUUID()).expect(404);
        http.as(village.committee()).get("/api/v1/notices/" + UUID.randomUUID()).expect(404);
        http.as(village.committee())
                .get("/api/v1/deductions/" + UUID.randomUUID())
                .expect(404);
    }
}
