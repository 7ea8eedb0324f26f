package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Activities: whoever was scanned in earns once, shown by one set of photos. */
@PointsTest
class ActivityTest {

    @Autowired
    AwardTown towns;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    TownSetup town;
    VillageSetup village;

    @BeforeEach
    void aVillage() {
        town = towns.with(2, 3, 1000);
        village = town.village(0);
    }

    private UUID open(String rule) {
        return http.as(village.committee())
                .post(
                        "/api/v1/villages/" + village.id() + "/activities",
                        AwardTown.body("ruleCode", rule, "title", "村庄清洁日"))
                .expect(201)
                .id();
    }

    private Answer scan(UUID activity, String way, HouseholdSetup home) {
        return http.as(village.committee())
                .post("/api/v1/activities/" + activity + "/" + way, AwardTown.body("card", home.cardCode()));
    }

    private Answer end(UUID activity, int photos) {
        Login committee = village.committee();
        String[] stages = java.util.Collections.nCopies(photos, "OTHER").toArray(String[]::new);
        return http.as(committee)
                .post(
                        "/api/v1/activities/" + activity + "/end",
                        AwardTown.body("photos", towns.photos(committee, stages)));
    }

    @Test
    void everybodyScannedInEarnsOnceAfterTheSecondPersonAgreed() {
        UUID activity = open("joint_action");
        List<HouseholdSetup> homes = village.households();
        scan(activity, "arrivals", homes.get(0)).expect(201);
        scan(activity, "arrivals", homes.get(1)).expect(201);
        assertThat(scan(activity, "arrivals", homes.get(1)).expect(409).problem())
                .isEqualTo("scanned-already");
        end(activity, 0).expect(400);
        end(activity, 1).expect(200);
        assertThat(end(activity, 1).expect(409).problem()).isEqualTo("activity-closed");
        assertThat(scan(activity, "arrivals", homes.get(2)).expect(409).problem())
                .isEqualTo("activity-closed");
        assertThat(towns.post(village).expect(422).problem()).isEqualTo("nothing-due");

        http.as(village.committee())
                .post("/api/v1/activities/" + activity + "/confirmation", null)
                .expect(422);
        JsonNode confirmed = http.as(village.inspector())
                .post("/api/v1/activities/" + activity + "/confirmation", null)
                .expect(200)
                .json();
        assertThat(confirmed.get("confirmed").asLong()).isEqualTo(2);
        towns.post(village).expect(201);

        assertThat(homes.stream().map(home -> towns.wallet(town, home))).containsExactly(5L, 5L, 0L);
        towns.booksAreRight(town);
    }

    @Test
    void wholeHoursBetweenInAndOutCount() {
        UUID activity = open("volunteer_hour");
        List<HouseholdSetup> homes = village.households();
        homes.forEach(home -> scan(activity, "arrivals", home).expect(201));
        clock.advance(Duration.ofMinutes(59));
        scan(activity, "departures", homes.get(0)).expect(201);
        clock.advance(Duration.ofMinutes(91));
        scan(activity, "departures", homes.get(1)).expect(201);
        assertThat(scan(activity, "departures", homes.get(1)).expect(409).problem())
                .isEqualTo("not-scanned-in");
        end(activity, 0).expect(200);
        towns.post(village).expect(201);

        assertThat(homes.stream().map(home -> towns.wallet(town, home))).containsExactly(0L, 2L, 0L);
        JsonNode sheet = http.as(village.committee())
                .get("/api/v1/activities/" + activity)
                .expect(200)
                .json();
        assertThat(sheet.get("attendance").findValuesAsString("refusal").stream()
                        .filter(refusal -> refusal.contains("不足一小时")))
                .hasSize(2);
    }

    @Test
    void theCapOfTheMonthHoldsForActivitiesToo() {
        HouseholdSetup home = village.households().get(0);
        UUID first = open("joint_action");
        scan(first, "arrivals", home).expect(201);
        end(first, 1).expect(200);
        UUID second = open("joint_action");
        scan(second, "arrivals", home).expect(201);
        end(second, 1).expect(200);

        JsonNode sheet = http.as(village.committee())
                .get("/api/v1/activities/" + second)
                .expect(200)
                .json();
        assertThat(sheet.at("/attendance/0/refusal").asString()).contains("上限");
        assertThat(sheet.at("/attendance/0/application").isNull()).isTrue();
    }

    @Test
    void sixteenEndsAtOnceEndItOnce() {
        UUID activity = open("volunteer_hour");
        scan(activity, "arrivals", village.households().get(0)).expect(201);
        clock.advance(Duration.ofHours(3));
        scan(activity, "departures", village.households().get(0)).expect(201);
        Login committee = village.committee();

        List<Answer> answers = http.race(
                16, () -> http.as(committee).post("/api/v1/activities/" + activity + "/end", AwardTown.body()));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(15);
        towns.post(village).expect(201);
        assertThat(towns.wallet(town, village.households().get(0))).isEqualTo(3);
        towns.booksAreRight(town);
    }

    @Test
    void onlyTheVillagesOwnOrganisersAndHouseholds() {
        UUID activity = open("joint_action");
        scan(activity, "arrivals", town.village(1).households().get(0)).expect(404);
        http.as(town.village(1).committee())
                .post(
                        "/api/v1/activities/" + activity + "/arrivals",
                        AwardTown.body("card", village.households().get(0).cardCode()))
                .expect(403);
        http.as(village.committee())
                .post(
                        "/api/v1/villages/" + village.id() + "/activities",
                        AwardTown.body("ruleCode", "micro_landscape", "title", "不是活动"))
                .expect(422);
        TownSetup other = towns.with(1, 1, 0);
        http.as(other.village(0).committee())
                .post("/api/v1/activities/" + activity + "/end", AwardTown.body())
                .expect(404);
    }
}
