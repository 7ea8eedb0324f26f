package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An inspector of one grid acts for the households of that grid and no others; who serves the village serves them all. */
@PointsTest
class GridTest {

    @Autowired
    AwardTown towns;

    @Autowired
    Given given;

    @Autowired
    Http http;

    TownSetup town;
    VillageSetup village;
    HouseholdSetup inside;
    HouseholdSetup outside;
    HouseholdSetup inNone;
    Login inspector;

    @BeforeEach
    void aVillageOfTwoGrids() {
        town = towns.with(1, 3, 100);
        village = town.village(0);
        inside = village.household(0);
        outside = village.household(1);
        inNone = village.household(2);
        UUID grid = grid("一网格");
        place(inside, grid);
        place(outside, grid("二网格"));
        inspector = given.gridInspector(town.officer(), village.id(), grid);
    }

    @Test
    void homes_are_scored_in_the_own_grid_alone() {
        scoreHome(inspector, inside).expect(201);
        refused(scoreHome(inspector, outside));
        refused(scoreHome(inspector, inNone));
        scoreHome(village.inspector(), outside).expect(201);
    }

    @Test
    void what_households_did_is_recorded_in_the_own_grid_alone() {
        record(inspector, inside).expect(201);
        refused(record(inspector, outside));
        refused(record(inspector, inNone));
        record(village.inspector(), outside).expect(201);
    }

    @Test
    void a_card_scanned_in_another_grid_offers_nothing() {
        rulesFor(inspector, inside).expect(200);
        refused(rulesFor(inspector, outside));
    }

    @Test
    void the_second_person_is_of_the_same_grid_too() {
        UUID there = cleanUp(outside);
        refused(confirm(there));
        refused(http.as(inspector)
                .post("/api/v1/applications/" + there + "/refusal", AwardTown.body("reason", "现场没有看到")));
        confirm(cleanUp(inside)).expect(200);
    }

    @Test
    void flags_are_raised_and_looked_at_in_the_own_grid_alone() {
        UUID mine = raise(inspector, inside).expect(201).id();
        refused(raise(inspector, outside));
        UUID other = raise(village.inspector(), outside).expect(201).id();
        refused(look(inspector, other));
        look(inspector, mine).expect(200);
    }

    @Test
    void deductions_are_notified_and_checked_in_the_own_grid_alone() {
        UUID mine = deduct(inspector, inside).expect(201).id();
        refused(deduct(inspector, outside));
        UUID other = deduct(village.inspector(), outside).expect(201).id();
        for (String step : List.of("restoration", "cure-checks")) {
            refused(deal(inspector, other, step));
        }
        assertThat(deal(inspector, mine, "restoration").expect(409).problem()).isEqualTo("deduction-state");
        deal(inspector, mine, "cure-checks").expect(200);
    }

    private Answer scoreHome(Login login, HouseholdSetup home) {
        return http.as(login)
                .post(here("/home-sheets"), AwardTown.body("household", home.id(), "score", 85, "words", "院坝干净"));
    }

    private Answer record(Login login, HouseholdSetup home) {
        return http.as(login)
                .post(
                        here("/records"),
                        AwardTown.body(
                                "ruleCode",
                                "poultry_penned",
                                "card",
                                home.cardCode(),
                                "photos",
                                towns.photos(login, "OTHER")));
    }

    /** Recorded by the committee; somebody else has to agree. */
    private UUID cleanUp(HouseholdSetup home) {
        return http.as(village.committee())
                .post(
                        here("/records"),
                        AwardTown.body(
                                "ruleCode",
                                "joint_action",
                                "card",
                                home.cardCode(),
                                "words",
                                "全村清洁行动",
                                "photos",
                                towns.photos(village.committee(), "OTHER")))
                .expect(201)
                .id();
    }

    private Answer confirm(UUID application) {
        return http.as(inspector)
                .post("/api/v1/applications/" + application + "/confirmation", AwardTown.body("reason", "现场点名"));
    }

    private Answer rulesFor(Login login, HouseholdSetup home) {
        return http.as(login).get("/api/v1/household-cards/" + home.cardCode() + "/rules");
    }

    private Answer raise(Login login, HouseholdSetup home) {
        return http.as(login)
                .post(
                        here("/flags"),
                        AwardTown.body("household", home.id(), "words", "院内有垃圾", "photos", towns.photoIds(login, 1)));
    }

    private Answer look(Login login, UUID flag) {
        return http.as(login).post("/api/v1/flags/" + flag + "/look", AwardTown.body("cured", true));
    }

    private Answer deduct(Login login, HouseholdSetup home) {
        return http.as(login)
                .post(
                        here("/deductions"),
                        AwardTown.body(
                                "ruleCode",
                                "dirty_home",
                                "card",
                                home.cardCode(),
                                "words",
                                "院内垃圾成堆，请清理",
                                "photos",
                                towns.photos(login, "OTHER", "OTHER")));
    }

    private Answer deal(Login login, UUID deduction, String step) {
        return http.as(login)
                .post(
                        "/api/v1/deductions/" + deduction + "/" + step,
                        step.equals("cure-checks")
                                ? AwardTown.body("cured", true, "reason", "已看过")
                                : AwardTown.body("reason", "已看过"));
    }

    private static void refused(Answer answer) {
        assertThat(answer.expect(403).json().get("detail").asString()).isEqualTo("这户不在您负责的网格里");
    }

    private UUID grid(String name) {
        return http.as(village.committee())
                .post(here("/grids"), AwardTown.body("name", name))
                .expect(201)
                .id();
    }

    private void place(HouseholdSetup home, UUID grid) {
        http.as(village.committee())
                .put(
                        "/api/v1/households/" + home.id() + "/place",
                        AwardTown.body("village", village.id(), "grid", grid, "reason", "划分网格"))
                .expect(200);
    }

    private String here(String path) {
        return "/api/v1/villages/" + village.id() + path;
    }
}
