package cn.fengming.points.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When villages redeem, and who says so. */
@PointsTest
class WindowHttpTest {

    static final Map<String, Object> PLAN = plan("2026Q4", "2026-11-20", "2026-11-30");

    @Autowired
    Season.Maker seasons;

    @Autowired
    Http http;

    Season season;
    Caller officer;
    Caller committee;

    @BeforeEach
    void town() {
        season = seasons.before(3, 1);
        officer = http.as(season.town.officer());
        committee = http.as(season.village().committee());
    }

    static Map<String, Object> plan(String quarter, String opensOn, String closesOn) {
        return Map.of("quarter", quarter, "opensOn", opensOn, "closesOn", closesOn, "pickupDays", 7);
    }

    private String ofVillage(int number) {
        return "/api/v1/villages/" + season.town.village(number).id() + "/redemption-windows";
    }

    @Test
    void theTownPlansForEveryVillageAtOnce() {
        var planned =
                officer.post("/api/v1/redemption-windows", PLAN).expect(201).json();

        assertThat(planned.size()).isEqualTo(3);
        assertThat(planned.get(0).get("state").asString()).isEqualTo("OPEN");
        assertThat(planned.get(0).get("quarter").asString()).isEqualTo("2026Q4");
        var seen = http.as(season.household().villager())
                .get("/api/v1/redemption-windows?quarter=2026Q4&village="
                        + season.village().id())
                .expect(200)
                .json();
        assertThat(seen.get("items").size()).isEqualTo(1);
    }

    @Test
    void aCommitteePlansForItsOwnVillageOnly() {
        committee.post(ofVillage(0), PLAN).expect(201);
        committee.post(ofVillage(1), PLAN).expect(403);
        committee.post("/api/v1/redemption-windows", PLAN).expect(403);
        http.as(season.village().clerk()).post(ofVillage(0), PLAN).expect(403);
        http.as(seasons.before(1, 0).town.officer()).post(ofVillage(0), PLAN).expect(404);
    }

    @Test
    void aVillageHasOneWindowAQuarterAndNeverTwoAtOnce() {
        committee.post(ofVillage(0), PLAN).expect(201);

        Answer twice = committee.post(ofVillage(0), PLAN).expect(409);
        Answer overlapping = committee
                .post(ofVillage(0), plan("2026Q3", "2026-11-30", "2026-12-10"))
                .expect(409);
        Answer all = officer.post("/api/v1/redemption-windows", PLAN).expect(409);

        assertThat(twice.problem()).isEqualTo("window-overlaps");
        assertThat(overlapping.problem()).isEqualTo("window-overlaps");
        assertThat(all.problem()).isEqualTo("window-overlaps");
        assertThat(officer.get("/api/v1/redemption-windows")
                        .expect(200)
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
        committee.post(ofVillage(0), plan("2027Q1", "2027-01-01", "2027-01-10")).expect(201);
    }

    @Test
    void aWindowIsMovedButNotOntoAnother() {
        UUID now = committee.post(ofVillage(0), PLAN).expect(201).id();
        committee.post(ofVillage(0), plan("2027Q1", "2027-01-01", "2027-01-10")).expect(201);
        String path = "/api/v1/redemption-windows/" + now;

        committee.put(path, plan("2026Q4", "2026-12-25", "2027-01-01")).expect(409);
        committee.put(path, plan("2027Q1", "2026-12-01", "2026-12-05")).expect(400);
        http.as(season.town.village(1).committee()).put(path, PLAN).expect(403);
        var moved = committee
                .put(path, plan("2026Q4", "2026-12-01", "2026-12-05"))
                .expect(200)
                .json();

        assertThat(moved.get("state").asString()).isEqualTo("PLANNED");
        http.as(seasons.before(1, 0).town.officer()).put(path, PLAN).expect(404);
    }

    @Test
    void daysThatMakeNoSenseAreNamed() {
        Answer backwards = officer.post("/api/v1/redemption-windows", plan("2026Q4", "2026-12-02", "2026-12-01"))
                .expect(400);

        assertThat(backwards.text()).contains("closesOn");
        officer.post("/api/v1/redemption-windows", plan("2026Q5", "2026-12-01", "2026-12-02"))
                .expect(400);
        officer.post("/api/v1/redemption-windows", plan("2026Q4", "2026-13-01", "2026-12-02"))
                .expect(400);
        officer.get("/api/v1/redemption-windows?quarter=2026").expect(400);
    }

    @Test
    void theBookOfAQuarterIsNotClosedWhileItsSeasonLasts() {
        officer.post("/api/v1/redemption-windows", PLAN).expect(201);

        Answer refused = officer.post("/api/v1/quarters/2026Q4/close", Map.of()).expect(409);

        assertThat(refused.json().get("type").asString()).endsWith("season-open");
        assertThat(refused.json().get("closesOn").asString()).isEqualTo("2026-11-30");
        assertThat(refused.json().get("detail").asString()).contains("兑换期到 2026-11-30 才结束");
    }

    @Test
    void noSeasonIsPlannedOnAClosedBook() {
        officer.post("/api/v1/quarters/2026Q4/close", Map.of()).expect(200);

        Answer refused = officer.post("/api/v1/redemption-windows", PLAN).expect(409);

        assertThat(refused.json().get("type").asString()).endsWith("quarter-closed");
    }
}
