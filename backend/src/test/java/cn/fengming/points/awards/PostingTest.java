package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.ledger.Books;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Posting against the pool: enough, too little by either rule, none, and a book that is not open. */
@PointsTest
class PostingTest {

    @Autowired
    AwardTown towns;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Books books;

    @Autowired
    TestClock clock;

    private Answer choose(TownSetup town, VillageSetup village, String quarter, String shortage) {
        return http.as(town.officer())
                .put(
                        "/api/v1/villages/" + village.id() + "/quarter-rules/" + quarter,
                        AwardTown.body("shortage", shortage));
    }

    private UUID approvedLater(VillageSetup village, HouseholdSetup home) {
        clock.advance(Duration.ofMinutes(1));
        return towns.approved(village, home, AwardTown.PANEL_RULE);
    }

    @Test
    void withoutAPoolNothingIsPosted() {
        TownSetup town = towns.with(1, 1, 0);
        VillageSetup village = town.village(0);
        UUID application = towns.approved(village, village.households().get(0), AwardTown.PANEL_RULE);

        assertThat(towns.post(village).expect(422).problem()).isEqualTo("empty-pool");
        assertThat(towns.state(village, application)).isEqualTo("APPROVED");

        towns.grant(town, village, 10);
        towns.post(village).expect(201);
        assertThat(towns.wallet(town, village.households().get(0))).isEqualTo(10);
        assertThat(towns.pool(town, village)).isZero();
        towns.booksAreRight(town);
    }

    @Test
    void aShortPoolPaysTheEarliestAndDefersTheRestToTheNextMoney() {
        TownSetup town = towns.with(1, 3, 25);
        VillageSetup village = town.village(0);
        List<UUID> items = village.households().stream()
                .map(home -> approvedLater(village, home))
                .toList();

        JsonNode posting = towns.post(village).expect(201).json();

        assertThat(posting.get("shortage").asString()).isEqualTo("DEFER");
        assertThat(posting.get("posted").asLong()).isEqualTo(20);
        assertThat(posting.get("deferred").asLong()).isEqualTo(10);
        assertThat(towns.state(village, items.get(2))).isEqualTo("DEFERRED");
        assertThat(towns.wallet(town, village.households().get(2))).isZero();

        towns.grant(town, village, 5);
        towns.post(village).expect(201);
        assertThat(towns.state(village, items.get(2))).isEqualTo("POSTED");
        assertThat(towns.pool(town, village)).isZero();
        towns.booksAreRight(town);
    }

    @Test
    void proRataGivesTheWholePoolInWholePoints() {
        TownSetup town = towns.with(1, 3, 25);
        VillageSetup village = town.village(0);
        choose(town, village, "2026Q4", "PRO_RATA").expect(204);
        village.households().forEach(home -> approvedLater(village, home));

        towns.post(village).expect(201);

        assertThat(village.households().stream().map(home -> towns.wallet(town, home)))
                .containsExactly(9L, 8L, 8L);
        assertThat(towns.pool(town, village)).isZero();
        towns.booksAreRight(town);
        JsonNode scores = http.as(village.committee())
                .get("/api/v1/villages/" + village.id() + "/honour-scores")
                .expect(200)
                .json();
        assertThat(scores.findValuesAsString("score")).containsExactly("110", "110", "110");
    }

    @Test
    void theRuleIsChosenBeforeTheQuarterAndFixedOnceItRuns() {
        TownSetup town = towns.with(1, 1, 100);
        VillageSetup village = town.village(0);
        choose(town, village, "2027Q1", "PRO_RATA").expect(204);
        choose(town, village, "2027Q1", "DEFER").expect(204);
        choose(town, village, "2026Q4", "PRO_RATA").expect(204);
        assertThat(choose(town, village, "2026Q4", "DEFER").expect(409).problem())
                .isEqualTo("quarter-rule-fixed");
        assertThat(http.as(village.committee())
                        .get("/api/v1/quarter-rules?quarter=2027Q1")
                        .expect(200)
                        .json()
                        .at("/0/shortage")
                        .asString())
                .isEqualTo("DEFER");
        choose(town, village, "2026Q5", "DEFER").expect(400);
        choose(town, village, "2027Q1", "TOSS").expect(400);
        choose(town, towns.with(1, 0, 0).village(0), "2027Q1", "DEFER").expect(404);
    }

    @Test
    void afterTheFirstPostingTheRuleStands() {
        TownSetup town = towns.with(1, 1, 100);
        VillageSetup village = town.village(0);
        towns.approved(village, village.households().get(0), AwardTown.PANEL_RULE);
        towns.post(village).expect(201);

        choose(town, village, "2026Q4", "PRO_RATA").expect(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026Q3", "2027Q1"})
    void aBookThatIsNotOpenTakesNothing(String quarter) {
        TownSetup town = towns.with(1, 1, 100);
        VillageSetup village = town.village(0);
        UUID application = towns.approved(village, village.households().get(0), AwardTown.PANEL_RULE);

        Answer answer = http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/postings", AwardTown.body("quarter", quarter))
                .expect(409);

        assertThat(answer.problem()).isEqualTo("quarter-closed");
        assertThat(towns.state(village, application)).isEqualTo("APPROVED");
    }

    @Test
    void aClosedBookTakesNothingAndTheNextOneTakesWhatCameLate() {
        TownSetup town = towns.with(1, 1, 100);
        VillageSetup village = town.village(0);
        HouseholdSetup home = village.households().get(0);
        towns.approved(village, home, AwardTown.PANEL_RULE);
        books.closeQuarter(town.officer().actor(), AwardTown.QUARTER).block();
        assertThat(towns.post(village).expect(409).problem()).isEqualTo("quarter-closed");

        clock.setDay(LocalDate.of(2027, 1, 5));
        books.openQuarter(town.officer().actor(), AwardTown.QUARTER.next()).block();
        var committee = given.staff(town.officer(), cn.fengming.points.kernel.Role.COMMITTEE, village.id());
        http.as(committee)
                .post("/api/v1/villages/" + village.id() + "/postings", AwardTown.body("quarter", "2027Q1"))
                .expect(201);
        assertThat(towns.wallet(town, home)).isEqualTo(10);
        towns.booksAreRight(town);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"quarter\":null}", "{\"quarter\":\"2026\"}", "{\"quarter\":20264}", "{"})
    void aBrokenRequestIsRefused(String body) {
        TownSetup town = towns.with(1, 0, 0);
        VillageSetup village = town.village(0);
        http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/postings", body)
                .expect(400);
    }

    @Test
    void aRevisedRuleDoesNotTouchWhatWasAppliedForBefore() {
        TownSetup town = towns.with(1, 2, 100);
        VillageSetup village = town.village(0);
        HouseholdSetup home = village.households().get(0);
        HouseholdSetup later = village.households().get(1);
        towns.approved(village, home, AwardTown.PANEL_RULE);
        JsonNode rule = http.as(town.officer())
                .get("/api/v1/rules/micro_landscape")
                .expect(200)
                .json();
        http.as(town.officer())
                .post(
                        "/api/v1/rules/micro_landscape/versions",
                        AwardTown.body(
                                "name",
                                rule.get("name").asString(),
                                "points",
                                15,
                                "terms",
                                rule.get("terms"),
                                "validFrom",
                                "2026-11-23",
                                "reason",
                                "提高分值"))
                .expect(201);
        towns.approved(village, later, AwardTown.PANEL_RULE);

        towns.post(village).expect(201);

        assertThat(towns.wallet(town, home)).isEqualTo(10);
        assertThat(towns.wallet(town, later)).isEqualTo(15);
        towns.booksAreRight(town);
    }
}
