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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Panel sessions: an odd number, nobody on their own or kin's, once each, and no vote after the decision. */
@PointsTest
class ReviewTest {

    @Autowired
    AwardTown towns;

    @Autowired
    Given given;

    @Autowired
    Http http;

    TownSetup town;
    VillageSetup village;
    HouseholdSetup home;
    UUID application;

    @BeforeEach
    void anApplication() {
        town = towns.with(2, 3, 100);
        village = town.village(0);
        home = village.households().get(0);
        application = towns.applied(home, "micro_landscape");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, -3, 17})
    void aPanelIsOddAndAtLeastThree(int seats) {
        assertThat(open(village, application, seats).expect(400).text()).contains("seats");
    }

    private Answer open(VillageSetup where, UUID item, int seats) {
        return http.as(where.committee())
                .post(
                        "/api/v1/villages/" + where.id() + "/reviews",
                        AwardTown.body("applications", List.of(item), "seats", seats));
    }

    @Test
    void fiveSeatsNeedFiveVotes() {
        UUID review = open(village, application, 5).expect(201).id();
        for (Login reviewer : village.panel().subList(0, 4)) {
            towns.vote(reviewer, review, application, true, null).expect(201);
        }
        assertThat(towns.state(village, application)).isEqualTo("UNDER_REVIEW");
        towns.vote(village.panel().get(4), review, application, false, "没看到实物").expect(201);
        assertThat(towns.state(village, application)).isEqualTo("APPROVED");
    }

    @Test
    void aVoteTwiceOrAfterTheDecisionIsRefused() {
        UUID review = towns.openReview(village, application);
        towns.vote(village.panel().get(0), review, application, true, null).expect(201);
        assertThat(towns.vote(village.panel().get(0), review, application, true, null)
                        .expect(409)
                        .problem())
                .isEqualTo("voted-already");
        towns.vote(village.panel().get(1), review, application, true, null).expect(201);
        towns.vote(village.panel().get(2), review, application, true, null).expect(201);
        assertThat(towns.vote(village.panel().get(3), review, application, true, null)
                        .expect(409)
                        .problem())
                .isEqualTo("review-decided");
    }

    @Test
    void aVoteAgainstNeedsItsReason() {
        UUID review = towns.openReview(village, application);
        assertThat(towns.vote(village.panel().get(0), review, application, false, "  ")
                        .expect(400)
                        .text())
                .contains("reason");
    }

    @Test
    void whoBelongsToTheHouseholdOrIsKinIsBarred() {
        Login own = given.appoint(town.officer(), home.villager(), Role.PANEL, village.id());
        HouseholdSetup cousin = village.households().get(1);
        Login kin = given.appoint(town.officer(), cousin.villager(), Role.PANEL, village.id());
        Login neighbour =
                given.appoint(town.officer(), village.households().get(2).villager(), Role.PANEL, village.id());
        http.as(village.committee())
                .post(
                        "/api/v1/households/" + home.id() + "/kin",
                        AwardTown.body("other", cousin.id(), "reason", "兄弟分家"))
                .expect(204);
        UUID review = towns.openReview(village, application);

        Answer refused = towns.vote(own, review, application, true, null).expect(422);
        assertThat(refused.problem()).isEqualTo("own-or-kin");
        assertThat(refused.json().get("detail").asString()).contains("回避");
        towns.vote(kin, review, application, true, null).expect(422);
        towns.vote(neighbour, review, application, true, null).expect(201);
    }

    @Test
    void whoRecordedItIsBarredFromVotingOnIt() {
        Login both = given.appoint(town.officer(), village.panel().get(0), Role.COMMITTEE, village.id());
        UUID recorded = http.as(both)
                .post(
                        "/api/v1/villages/" + village.id() + "/records",
                        AwardTown.body(
                                "ruleCode",
                                "mediation",
                                "household",
                                home.id(),
                                "words",
                                "调解两家田坎纠纷",
                                "photos",
                                towns.photos(both, "OTHER")))
                .expect(201)
                .id();
        UUID review = towns.openReview(village, recorded);

        assertThat(towns.vote(both, review, recorded, true, null).expect(422).problem())
                .isEqualTo("same-person");
    }

    @Test
    void thePanelOfAnotherVillageDoesNotVoteHere() {
        UUID review = towns.openReview(village, application);
        towns.vote(town.village(1).panel().get(0), review, application, true, null)
                .expect(403);
        TownSetup other = towns.with(1, 1, 0);
        towns.vote(other.village(0).panel().get(0), review, application, true, null)
                .expect(404);
    }

    @Test
    void aMatterIsOnOneStackAtATime() {
        towns.openReview(village, application);
        assertThat(open(village, application, 3).expect(409).problem()).isEqualTo("application-state");
        open(town.village(1), application, 3).expect(404);
    }

    @Test
    void theStackShowsWhatWaitsForMyVote() {
        UUID review = towns.openReview(village, application);
        Login reviewer = village.panel().get(0);
        JsonNode stack = http.as(reviewer)
                .get("/api/v1/me/review-stack")
                .expect(200)
                .json()
                .get("items");
        assertThat(stack).hasSize(1);
        assertThat(stack.at("/0/application/id").asString()).isEqualTo(application.toString());
        assertThat(stack.at("/0/barred").asBoolean()).isFalse();

        towns.vote(reviewer, review, application, true, null).expect(201);

        assertThat(http.as(reviewer)
                        .get("/api/v1/me/review-stack")
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(http.as(town.village(1).panel().get(0))
                        .get("/api/v1/me/review-stack")
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void votesAreNotShownBeforeTheDecision() {
        UUID review = towns.openReview(village, application);
        towns.vote(village.panel().get(0), review, application, false, "花还没种").expect(201);

        JsonNode sheet = http.as(village.panel().get(1))
                .get("/api/v1/reviews/" + review)
                .expect(200)
                .json();
        assertThat(sheet.at("/items/0/against").asInt()).isZero();
        assertThat(towns.trail(home.villager(), application).toString()).doesNotContain("花还没种");
    }

    @Test
    void aCancelledSessionGivesItsMattersBack() {
        UUID review = towns.openReview(village, application);
        towns.vote(village.panel().get(0), review, application, true, null).expect(201);
        http.as(village.committee())
                .post("/api/v1/reviews/" + review + "/cancellation", AwardTown.body("reason", "人没到齐"))
                .expect(200);

        assertThat(towns.state(village, application)).isEqualTo("SUBMITTED");
        towns.vote(village.panel().get(1), review, application, true, null).expect(409);
        towns.approve(village, application);
        assertThat(towns.state(village, application)).isEqualTo("APPROVED");
    }

    @Test
    void withdrawingTakesItOffTheStack() {
        UUID review = towns.openReview(village, application);
        http.as(home.villager())
                .post("/api/v1/applications/" + application + "/withdrawal", null)
                .expect(200);
        towns.vote(village.panel().get(0), review, application, true, null).expect(409);
        assertThat(http.as(village.committee())
                        .get("/api/v1/reviews/" + review)
                        .expect(200)
                        .json()
                        .at("/review/state")
                        .asString())
                .isEqualTo("CLOSED");
    }
}
