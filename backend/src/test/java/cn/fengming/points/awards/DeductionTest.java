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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Deductions: photo, notice, days to cure; only from what is not yet posted, never below zero, given back once cured. */
@PointsTest
class DeductionTest {

    @Autowired
    AwardTown towns;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    @Autowired
    DeductionTerms terms;

    TownSetup town;
    VillageSetup village;
    HouseholdSetup home;

    @BeforeEach
    void aVillage() {
        town = towns.with(2, 3, 1000);
        village = town.village(0);
        home = village.households().get(0);
    }

    @AfterEach
    void booksAreRight() {
        towns.booksAreRight(town);
    }

    private Answer notify(String rule, int photos) {
        Login inspector = rule.equals("dirty_home") ? village.inspector() : village.committee();
        return http.as(inspector)
                .post(
                        "/api/v1/villages/" + village.id() + "/deductions",
                        AwardTown.body(
                                "ruleCode",
                                rule,
                                "card",
                                home.cardCode(),
                                "words",
                                "院内垃圾成堆，请清理",
                                "event",
                                "11月23日村口",
                                "photos",
                                towns.photos(
                                        inspector,
                                        java.util.Collections.nCopies(photos, "OTHER")
                                                .toArray(String[]::new))));
    }

    private UUID inForce(String rule) {
        UUID deduction = notify(rule, 2).expect(201).id();
        clock.advance(Duration.ofDays(7));
        UUID review = http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/reviews", AwardTown.body("deductions", List.of(deduction)))
                .expect(201)
                .id();
        for (Login reviewer : village.panel().subList(0, 3)) {
            towns.vote(reviewer, review, deduction, true, null).expect(201);
        }
        return deduction;
    }

    private JsonNode read(UUID deduction) {
        return http.as(village.committee())
                .get("/api/v1/deductions/" + deduction)
                .expect(200)
                .json()
                .get("deduction");
    }

    private Answer restore(UUID deduction) {
        return http.as(village.inspector())
                .post("/api/v1/deductions/" + deduction + "/restoration", AwardTown.body("reason", "已清理干净"));
    }

    @Test
    void withoutPhotosThereIsNoDeduction() {
        assertThat(notify("dirty_home", 0).expect(400).text()).contains("photos");
        assertThat(notify("dirty_home", 1).expect(400).text()).contains("photos");
        http.as(village.committee())
                .post(
                        "/api/v1/villages/" + village.id() + "/deductions",
                        AwardTown.body("ruleCode", "dumping", "card", home.cardCode(), "words", "乱倒渣土"))
                .expect(400);
        http.as(village.committee())
                .post(
                        "/api/v1/villages/" + village.id() + "/deductions",
                        AwardTown.body(
                                "ruleCode",
                                "micro_landscape",
                                "card",
                                home.cardCode(),
                                "words",
                                "拿加分项扣分",
                                "photos",
                                towns.photos(village.committee(), "BEFORE", "AFTER")))
                .expect(422);
    }

    @Test
    void nothingIsReviewedBeforeTheDaysToCureAreOver() {
        UUID deduction = notify("dirty_home", 2).expect(201).id();
        clock.advance(Duration.ofDays(6));
        assertThat(http.as(village.committee())
                        .post(
                                "/api/v1/villages/" + village.id() + "/reviews",
                                AwardTown.body("deductions", List.of(deduction)))
                        .expect(422)
                        .problem())
                .isEqualTo("cure-term-running");
    }

    @Test
    void whatIsCuredInTimeIsCancelled() {
        UUID deduction = notify("dirty_home", 2).expect(201).id();
        JsonNode mine = http.as(home.villager())
                .get("/api/v1/me/deductions")
                .expect(200)
                .json();
        assertThat(mine.at("/items/0/words").asString()).contains("请清理");
        http.as(home.villager())
                .post(
                        "/api/v1/deductions/" + deduction + "/cure-reports",
                        AwardTown.body("photos", towns.photoIds(home.villager(), 1)))
                .expect(200);
        clock.advance(Duration.ofDays(8));
        http.as(village.committee())
                .post(
                        "/api/v1/deductions/" + deduction + "/cure-checks",
                        AwardTown.body("cured", true, "reason", "已看过，干净"))
                .expect(200);
        assertThat(read(deduction).get("state").asString()).isEqualTo("CANCELLED");
        notify("dirty_home", 2).expect(201);
    }

    @Test
    void itTakesFromWhatIsNotYetPostedAndNeverFromTheWallet() {
        towns.approved(village, home, AwardTown.PANEL_RULE);
        towns.post(village).expect(201);
        assertThat(towns.wallet(town, home)).isEqualTo(10);
        UUID deduction = inForce("dumping");

        assertThat(towns.wallet(town, home)).isEqualTo(10);
        assertThat(read(deduction).get("setOff").asLong()).isZero();

        UUID next = towns.approved(village, home, "mediation");
        towns.post(village).expect(201);
        assertThat(towns.wallet(town, home)).isEqualTo(15);
        JsonNode trail = towns.trail(home.villager(), next);
        assertThat(trail.at("/application/setOff").asLong()).isEqualTo(5);
        assertThat(read(deduction).get("state").asString()).isEqualTo("SET_OFF");
    }

    @Test
    void itNeverGoesBelowZeroAndWhatIsLeftWaitsForTheNextEarnings() {
        UUID deduction = inForce("dumping");
        UUID small = http.as(village.inspector())
                .post(
                        "/api/v1/villages/" + village.id() + "/records",
                        AwardTown.body(
                                "ruleCode", "poultry_penned",
                                "card", home.cardCode(),
                                "photos", towns.photos(village.inspector(), "OTHER")))
                .expect(201)
                .id();
        JsonNode posting = towns.post(village).expect(201).json();

        assertThat(posting.get("posted").asLong()).isZero();
        assertThat(posting.get("setOff").asLong()).isEqualTo(3);
        assertThat(towns.state(village, small)).isEqualTo("SET_OFF");
        assertThat(towns.wallet(town, home)).isZero();
        assertThat(read(deduction).get("state").asString()).isEqualTo("IN_FORCE");
        assertThat(towns.pool(town, village)).isEqualTo(1000);
    }

    @Test
    void anotherHouseholdLosesNothing() {
        inForce("dumping");
        HouseholdSetup neighbour = village.households().get(1);
        towns.approved(village, neighbour, AwardTown.PANEL_RULE);
        towns.post(village).expect(201);

        assertThat(towns.wallet(town, neighbour)).isEqualTo(10);
    }

    @Test
    void whatWasTakenIsGivenBackOnceCured() {
        UUID deduction = inForce("dumping");
        towns.approved(village, home, AwardTown.PANEL_RULE);
        towns.post(village).expect(201);
        assertThat(towns.wallet(town, home)).isEqualTo(5);

        List<Answer> answers = http.race(8, () -> restore(deduction));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(7);
        assertThat(towns.wallet(town, home)).isEqualTo(10);
        assertThat(towns.pool(town, village)).isEqualTo(990);
        assertThat(read(deduction).get("transfer").asString()).isNotBlank();
        JsonNode score = http.as(home.villager())
                .get("/api/v1/me/honour-score")
                .expect(200)
                .json();
        assertThat(score.get("score").asLong()).isEqualTo(110);
    }

    /** In January the town may have closed the old book already, or not opened the new one yet. */
    @Test
    void whatWasTakenIsGivenBackInWhateverBookIsOpen() {
        UUID deduction = inForce("dumping");
        towns.approved(village, home, AwardTown.PANEL_RULE);
        towns.post(village).expect(201);
        clock.setDay(LocalDate.of(2027, 1, 8));

        restore(deduction).expect(200);

        assertThat(towns.wallet(town, home)).isEqualTo(10);
    }

    @Test
    void whatCouldNotBeTakenLapsesWithTheQuarter() {
        UUID deduction = inForce("dumping");
        clock.setDay(LocalDate.of(2027, 1, 1));
        terms.run().block();

        Login committee = given.staff(town.officer(), Role.COMMITTEE, village.id());
        JsonNode lapsed = http.as(committee)
                .get("/api/v1/deductions/" + deduction)
                .expect(200)
                .json()
                .get("deduction");
        assertThat(lapsed.get("state").asString()).isEqualTo("LAPSED");
        assertThat(lapsed.get("reason").asString()).contains("5分");
    }

    @Test
    void theHouseholdObjectsAndNothingIsTakenUntilItIsHeard() {
        UUID deduction = inForce("dumping");
        UUID objection = http.as(home.villager())
                .post("/api/v1/deductions/" + deduction + "/objections", AwardTown.body("reason", "不是我家倒的"))
                .expect(201)
                .id();
        http.as(village.households().get(1).villager())
                .post("/api/v1/deductions/" + deduction + "/objections", AwardTown.body("reason", "帮着说话"))
                .expect(404);
        towns.approved(village, home, AwardTown.PANEL_RULE);
        towns.post(village).expect(201);
        assertThat(towns.wallet(town, home)).isEqualTo(10);

        http.as(village.panel().get(0))
                .post(
                        "/api/v1/objections/" + objection + "/hearing",
                        AwardTown.body("state", "UPHELD", "outcome", "监控显示是外来车辆"))
                .expect(422);
        http.as(village.panel().get(4))
                .post(
                        "/api/v1/objections/" + objection + "/hearing",
                        AwardTown.body("state", "UPHELD", "outcome", "监控显示是外来车辆"))
                .expect(200);
        assertThat(read(deduction).get("state").asString()).isEqualTo("DROPPED");
    }

    @Test
    void anObjectionUpheldAfterPointsWereTakenGivesThemBack() {
        UUID deduction = inForce("dumping");
        towns.approved(village, home, AwardTown.PANEL_RULE);
        towns.post(village).expect(201);
        UUID objection = http.as(home.villager())
                .post("/api/v1/deductions/" + deduction + "/objections", AwardTown.body("reason", "不是我家倒的"))
                .expect(201)
                .id();
        http.as(village.panel().get(4))
                .post(
                        "/api/v1/objections/" + objection + "/hearing",
                        AwardTown.body("state", "UPHELD", "outcome", "核实不是该户"))
                .expect(200);

        assertThat(towns.wallet(town, home)).isEqualTo(10);
        assertThat(restore(deduction).expect(409).problem()).isEqualTo("deduction-state");
    }

    @Test
    void thePanelCanLetItGo() {
        UUID deduction = notify("dumping", 1).expect(201).id();
        clock.advance(Duration.ofDays(7));
        UUID review = http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/reviews", AwardTown.body("deductions", List.of(deduction)))
                .expect(201)
                .id();
        for (Login reviewer : village.panel().subList(0, 3)) {
            towns.vote(reviewer, review, deduction, false, "已当场清理").expect(201);
        }
        assertThat(read(deduction).get("state").asString()).isEqualTo("DROPPED");
        assertThat(read(deduction).get("reason").asString()).contains("已当场清理");
    }

    @Test
    void theCapOfADeductionProtectsTheHousehold() {
        notify("dirty_home", 2).expect(201);
        assertThat(notify("dirty_home", 2).expect(422).problem()).isEqualTo("cap-reached");
        notify("dumping", 1).expect(201);
        assertThat(notify("dumping", 1).expect(422).problem()).isEqualTo("cap-reached");
    }
}
