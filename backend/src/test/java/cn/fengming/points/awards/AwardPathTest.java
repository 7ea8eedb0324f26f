package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From application to posted points, the way a village goes. */
@PointsTest
class AwardPathTest {

    @Autowired
    AwardTown towns;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    @Test
    void anApplicationIsReviewedPutOnNoticeAndPostedFromThePoolToTheWallet() {
        TownSetup town = towns.with(1, 3, 1000);
        VillageSetup village = town.village(0);
        HouseholdSetup home = village.households().get(0);

        UUID application = towns.applied(home, AwardTown.NOTICE_RULE);
        assertThat(towns.state(village, application)).isEqualTo("SUBMITTED");
        towns.approve(village, application);
        assertThat(towns.state(village, application)).isEqualTo("APPROVED");
        UUID notice = towns.published(village, application);
        assertThat(towns.state(village, application)).isEqualTo("ON_NOTICE");
        http.as(village.committee())
                .post("/api/v1/notices/" + notice + "/end", null)
                .expect(422);
        clock.advance(Duration.ofDays(5));
        http.as(village.committee())
                .post("/api/v1/notices/" + notice + "/end", null)
                .expect(200);
        assertThat(towns.state(village, application)).isEqualTo("DUE");
        JsonNode posting = towns.post(village).expect(201).json();

        assertThat(posting.get("posted").asLong()).isEqualTo(10);
        assertThat(towns.wallet(town, home)).isEqualTo(10);
        assertThat(towns.pool(town, village)).isEqualTo(990);
        towns.booksAreRight(town);
    }

    @Test
    void theHouseholdReadsTheWholeTrail() {
        TownSetup town = towns.with(1, 2, 1000);
        VillageSetup village = town.village(0);
        HouseholdSetup home = village.households().get(0);
        UUID application = towns.approved(village, home, AwardTown.PANEL_RULE);
        towns.publishedAndOver(village, application);
        towns.post(village).expect(201);

        JsonNode trail = towns.trail(home.villager(), application);

        assertThat(trail.at("/rule/version").asInt()).isEqualTo(1);
        assertThat(trail.at("/rule/words").asString()).contains("微景观");
        assertThat(trail.get("photos")).hasSize(2);
        assertThat(trail.at("/reviews/0/favour").asInt()).isEqualTo(3);
        assertThat(trail.at("/notice/state").asString()).isEqualTo("ENDED");
        assertThat(trail.at("/application/transfer").asString()).isNotBlank();
        assertThat(trail.get("steps").findValuesAsString("to"))
                .containsExactly("SUBMITTED", "UNDER_REVIEW", "APPROVED", "ON_NOTICE", "DUE", "POSTED");
        village.panel()
                .forEach(reviewer -> assertThat(trail.toString())
                        .doesNotContain(reviewer.actor().person().toString()));
    }

    @Test
    void aRuleWithoutNoticeIsPostedAfterItsReviewAlone() {
        TownSetup town = towns.with(1, 2, 1000);
        VillageSetup village = town.village(0);
        HouseholdSetup home = village.households().get(0);
        towns.approved(village, home, AwardTown.PANEL_RULE);

        towns.post(village).expect(201);

        assertThat(towns.wallet(town, home)).isEqualTo(10);
        towns.booksAreRight(town);
    }

    @Test
    void aRuleWithNoticeIsNotPostedBeforeItsNotice() {
        TownSetup town = towns.with(1, 2, 1000);
        VillageSetup village = town.village(0);
        UUID application = towns.approved(village, village.households().get(0), AwardTown.NOTICE_RULE);

        assertThat(towns.post(village).expect(422).problem()).isEqualTo("nothing-due");
        towns.published(village, application);
        assertThat(towns.post(village).expect(422).problem()).isEqualTo("nothing-due");
    }

    @Test
    void aDraftThatIsDiscardedGivesItsItemsFreeForAnother() {
        TownSetup town = towns.with(1, 2, 1000);
        VillageSetup village = town.village(0);
        UUID application = towns.approved(village, village.households().get(0), AwardTown.NOTICE_RULE);
        var compose = AwardTown.body("title", "第四季度积分公示", "applications", java.util.List.of(application));
        String notices = "/api/v1/villages/" + village.id() + "/notices";
        UUID draft =
                http.as(village.committee()).post(notices, compose).expect(201).id();
        String discard = "/api/v1/notices/" + draft + "/discard";

        http.as(town.officer()).post(discard, null).expect(403);
        assertThat(http.as(village.committee())
                        .post(discard, null)
                        .expect(200)
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("DISCARDED");

        http.as(village.committee()).post(discard, null).expect(409);
        http.as(village.committee())
                .post("/api/v1/notices/" + draft + "/publication", AwardTown.body())
                .expect(409);
        towns.published(village, application);
        assertThat(towns.state(village, application)).isEqualTo("ON_NOTICE");
    }

    @Test
    void postingEndsNoticesThatAreOver() {
        TownSetup town = towns.with(1, 2, 1000);
        VillageSetup village = town.village(0);
        HouseholdSetup home = village.households().get(0);
        UUID application = towns.approved(village, home, AwardTown.NOTICE_RULE);
        towns.publishedAndOver(village, application);

        towns.post(village).expect(201);

        assertThat(towns.wallet(town, home)).isEqualTo(10);
    }

    @Test
    void whoIsDeclinedReadsWhy() {
        TownSetup town = towns.with(1, 2, 1000);
        VillageSetup village = town.village(0);
        HouseholdSetup home = village.households().get(0);
        UUID application = towns.applied(home, AwardTown.PANEL_RULE);
        UUID review = towns.openReview(village, application);
        towns.vote(village.panel().get(0), review, application, true, null).expect(201);
        towns.vote(village.panel().get(1), review, application, false, "花园还没有种上")
                .expect(201);
        towns.vote(village.panel().get(2), review, application, false, "照片不是本户").expect(201);

        JsonNode trail = towns.trail(home.villager(), application);

        assertThat(trail.at("/application/state").asString()).isEqualTo("DECLINED");
        assertThat(trail.at("/application/reason").asString()).contains("花园还没有种上", "照片不是本户");
        assertThat(trail.at("/reviews/0/reasons")).hasSize(2);
    }

    @Test
    void aVillagerWithdrawsFromTheNotice() {
        TownSetup town = towns.with(1, 2, 1000);
        VillageSetup village = town.village(0);
        HouseholdSetup home = village.households().get(0);
        UUID application = towns.approved(village, home, AwardTown.NOTICE_RULE);
        UUID notice = towns.published(village, application);

        http.as(home.villager())
                .post("/api/v1/applications/" + application + "/withdrawal", null)
                .expect(200);

        clock.advance(Duration.ofDays(5));
        assertThat(towns.post(village).expect(422).problem()).isEqualTo("nothing-due");
        JsonNode lines = http.as(home.villager())
                .get("/api/v1/notices/" + notice)
                .expect(200)
                .json()
                .get("lines");
        assertThat(lines.get(0).get("state").asString()).isEqualTo("WITHDRAWN");
        http.as(home.villager())
                .post("/api/v1/applications/" + application + "/withdrawal", null)
                .expect(409);
    }

    @Test
    void aNoticeIsPublicWithMaskedNames() {
        TownSetup town = towns.with(1, 2, 1000);
        VillageSetup village = town.village(0);
        HouseholdSetup home = village.households().get(0);
        UUID application = towns.approved(village, home, AwardTown.NOTICE_RULE);
        towns.published(village, application);

        String text = http.anonymous()
                .get("/api/v1/public/towns/" + town.town() + "/villages/" + village.id() + "/notices")
                .expect(200)
                .text();

        assertThat(text).doesNotContain(home.headName()).contains("孝老爱亲").contains("*");
        TownSetup other = towns.with(1, 1, 0);
        assertThat(http.anonymous()
                        .get("/api/v1/public/towns/" + other.town() + "/villages/" + village.id() + "/notices")
                        .expect(200)
                        .json())
                .isEmpty();
    }

    @Test
    void honourCountsTheBaseAndWhatWasEarnedAndRanks() {
        TownSetup town = towns.with(1, 3, 1000);
        VillageSetup village = town.village(0);
        HouseholdSetup home = village.households().get(1);
        towns.approved(village, home, AwardTown.PANEL_RULE);
        towns.post(village).expect(201);

        JsonNode scores = http.as(home.villager())
                .get("/api/v1/villages/" + village.id() + "/honour-scores")
                .expect(200)
                .json()
                .get("items");
        JsonNode mine = http.as(home.villager())
                .get("/api/v1/me/honour-score")
                .expect(200)
                .json();

        assertThat(scores.get(0).get("score").asLong()).isEqualTo(110);
        assertThat(scores.get(1).get("score").asLong()).isEqualTo(100);
        assertThat(scores.get(1).get("rank").asInt()).isEqualTo(2);
        assertThat(scores.get(2).get("rank").asInt()).isEqualTo(2);
        assertThat(mine.get("rank").asInt()).isEqualTo(1);
        assertThat(scores.get(0).get("name").asString()).contains("*");
    }
}
