package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The monthly inspection of homes and what it is worth. */
@PointsTest
class HomeSheetTest {

    @Autowired
    AwardTown towns;

    @Autowired
    Given given;

    @Autowired
    Http http;

    TownSetup town;
    VillageSetup village;

    @BeforeEach
    void aVillageOfTenHomes() {
        town = towns.with(2, 10, 1000);
        village = town.village(0);
    }

    private Answer sheet(Login inspector, HouseholdSetup home, String day, Object score, int photos) {
        return http.as(inspector)
                .post(
                        "/api/v1/villages/" + village.id() + "/home-sheets",
                        AwardTown.body(
                                "card",
                                home.cardCode(),
                                "inspectedOn",
                                day,
                                "score",
                                score,
                                "photos",
                                towns.photoIds(inspector, photos)));
    }

    private Answer count(String month) {
        return http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/home-months", AwardTown.body("month", month));
    }

    private List<String> submitted(String rule) {
        JsonNode page = http.as(village.committee())
                .get("/api/v1/villages/" + village.id() + "/applications?size=200&state=SUBMITTED")
                .expect(200)
                .json();
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .filter(item -> item.get("ruleCode").asString().equals(rule))
                .map(item -> item.get("household").asString())
                .toList();
    }

    @Test
    void aMonthOfSheetsBecomesApplicationsForThePanel() {
        List<HouseholdSetup> homes = village.households();
        sheet(village.inspector(), homes.get(4), "2026-10-20", 60, 0).expect(201);
        sheet(village.inspector(), homes.get(0), "2026-11-20", 95, 1).expect(201);
        sheet(village.inspector(), homes.get(1), "2026-11-20", 93, 1).expect(201);
        sheet(village.inspector(), homes.get(2), "2026-11-20", 91, 1).expect(201);
        sheet(village.inspector(), homes.get(3), "2026-11-20", 80, 0).expect(201);
        sheet(village.inspector(), homes.get(4), "2026-11-20", 75, 0).expect(201);

        JsonNode month = count("2026-11").expect(201).json();

        assertThat(month.get("sheets").asInt()).isEqualTo(5);
        assertThat(submitted("red_flag_home"))
                .containsExactlyInAnyOrder(
                        homes.get(0).id().toString(), homes.get(1).id().toString());
        assertThat(submitted("clean_home"))
                .containsExactlyInAnyOrder(
                        homes.get(2).id().toString(), homes.get(3).id().toString());
        assertThat(submitted("most_improved")).containsExactly(homes.get(4).id().toString());
        assertThat(count("2026-11").expect(409).problem()).isEqualTo("home-month-counted");
        assertThat(sheet(village.inspector(), homes.get(5), "2026-11-21", 99, 1)
                        .expect(409)
                        .problem())
                .isEqualTo("home-month-counted");
    }

    @Test
    void whatTheSheetsAreWorthIsReviewedAndPosted() {
        HouseholdSetup home = village.households().get(0);
        sheet(village.inspector(), home, "2026-11-20", 85, 0).expect(201);
        count("2026-11").expect(201);
        JsonNode page = http.as(village.committee())
                .get("/api/v1/villages/" + village.id() + "/applications?state=SUBMITTED")
                .expect(200)
                .json();
        towns.approve(village, UUID.fromString(page.at("/items/0/id").asString()));
        towns.post(village).expect(201);

        assertThat(towns.wallet(town, home)).isEqualTo(2);
        towns.booksAreRight(town);
    }

    @Test
    void sixteenCountsAtOnceCountOnce() {
        sheet(village.inspector(), village.households().get(0), "2026-11-20", 85, 0)
                .expect(201);
        village.committee();
        List<Answer> answers = http.race(16, () -> count("2026-11"));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(15);
        assertThat(submitted("clean_home")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "101", "85.5", "\"good\"", "null", "99999999999"})
    void aScoreIsAWholeNumberUpToAHundred(String score) {
        String body = "{\"card\":\"" + village.households().get(0).cardCode() + "\",\"score\":" + score + "}";
        http.as(village.inspector())
                .post("/api/v1/villages/" + village.id() + "/home-sheets", body)
                .expect(400);
    }

    @Test
    void aHomeHasOneSheetAMonth() {
        HouseholdSetup home = village.households().get(0);
        sheet(village.inspector(), home, "2026-11-20", 85, 0).expect(201);
        assertThat(sheet(village.inspector(), home, "2026-11-21", 100, 1)
                        .expect(409)
                        .problem())
                .isEqualTo("home-sheet-exists");
        JsonNode mine = http.as(home.villager())
                .get("/api/v1/me/home-sheets")
                .expect(200)
                .json();
        assertThat(mine.at("/0/score").asInt()).isEqualTo(85);
        assertThat(mine.at("/0/month").asString()).isEqualTo("2026-11");
    }

    @Test
    void nobodyScoresTheirOwnHomeOrAnotherVillages() {
        HouseholdSetup home = village.households().get(0);
        Login own = given.appoint(town.officer(), home.villager(), Role.INSPECTOR, village.id());
        assertThat(sheet(own, home, "2026-11-20", 100, 1).expect(422).problem()).isEqualTo("own-or-kin");
        sheet(town.village(1).inspector(), home, "2026-11-20", 100, 1).expect(403);
        sheet(village.inspector(), town.village(1).households().get(0), "2026-11-20", 100, 1)
                .expect(404);
    }
}
