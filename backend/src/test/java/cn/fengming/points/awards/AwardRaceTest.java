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
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same thing asked for many times at once happens once. Every request has a key of its own. */
@PointsTest
class AwardRaceTest {

    @Autowired
    AwardTown towns;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    private static long with(List<Answer> answers, int status) {
        return answers.stream().filter(answer -> answer.status() == status).count();
    }

    @Test
    void sixtyFourIdenticalPostingsPostOnce() {
        TownSetup town = towns.with(1, 5, 1000);
        VillageSetup village = town.village(0);
        UUID[] items = village.households().stream()
                .map(home -> towns.applied(home, AwardTown.NOTICE_RULE))
                .toArray(UUID[]::new);
        towns.approve(village, items);
        towns.publishedAndOver(village, items);

        List<Answer> answers = http.race(64, () -> towns.post(village));

        assertThat(with(answers, 201)).isEqualTo(1);
        assertThat(with(answers, 422)).isEqualTo(63);
        assertThat(towns.pool(town, village)).isEqualTo(950);
        village.households()
                .forEach(home -> assertThat(towns.wallet(town, home)).isEqualTo(10));
        towns.booksAreRight(town);
    }

    @Test
    void theCapHoldsAgainstACrowd() {
        TownSetup town = towns.with(1, 1, 1000);
        VillageSetup village = town.village(0);
        HouseholdSetup home = village.households().get(0);
        Login committee = village.committee();
        Object hour = AwardTown.body("ruleCode", "volunteer_hour", "card", home.cardCode(), "quantity", 3);

        List<Answer> answers =
                http.race(24, () -> http.as(committee).post("/api/v1/villages/" + village.id() + "/records", hour));

        assertThat(with(answers, 201)).isEqualTo(3);
        assertThat(with(answers, 422)).isEqualTo(21);
        towns.post(village).expect(201);
        assertThat(towns.wallet(town, home)).isEqualTo(9);
        towns.booksAreRight(town);
    }

    @Test
    void aVoteCountsOnceHoweverOftenItIsSent() {
        TownSetup town = towns.with(1, 1, 100);
        VillageSetup village = town.village(0);
        UUID application = towns.applied(village.households().get(0), AwardTown.PANEL_RULE);
        UUID review = towns.openReview(village, application);
        Login reviewer = village.panel().get(0);

        List<Answer> answers = http.race(16, () -> towns.vote(reviewer, review, application, true, null));

        assertThat(with(answers, 201)).isEqualTo(1);
        assertThat(with(answers, 409)).isEqualTo(15);
        assertThat(towns.state(village, application)).isEqualTo("UNDER_REVIEW");
    }

    @Test
    void fiveVotesAtOnceForThreeSeatsDecideOnce() {
        TownSetup town = towns.with(1, 1, 100);
        VillageSetup village = town.village(0);
        UUID application = towns.applied(village.households().get(0), AwardTown.PANEL_RULE);
        UUID review = towns.openReview(village, application);
        Iterator<Login> panel = new ConcurrentLinkedQueue<>(village.panel()).iterator();
        List<Login> five = IntStream.range(0, 5).mapToObj(each -> panel.next()).toList();
        ConcurrentLinkedQueue<Login> next = new ConcurrentLinkedQueue<>(five);

        List<Answer> answers = http.race(5, () -> towns.vote(next.poll(), review, application, true, null));

        assertThat(with(answers, 201)).isEqualTo(3);
        assertThat(with(answers, 409)).isEqualTo(2);
        assertThat(towns.trail(village.committee(), application)
                        .at("/reviews/0/favour")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void withdrawingRacesPostingAndOnlyOneOfThemWins() {
        TownSetup town = towns.with(1, 1, 100);
        VillageSetup village = town.village(0);
        HouseholdSetup home = village.households().get(0);
        UUID application = towns.approved(village, home, AwardTown.PANEL_RULE);
        Login villager = home.villager();
        Login committee = village.committee();
        ConcurrentLinkedQueue<Integer> turns =
                new ConcurrentLinkedQueue<>(IntStream.range(0, 16).boxed().toList());

        List<Answer> answers = http.race(
                16,
                () -> turns.remove() % 2 == 0
                        ? http.as(villager).post("/api/v1/applications/" + application + "/withdrawal", null)
                        : http.as(committee)
                                .post(
                                        "/api/v1/villages/" + village.id() + "/postings",
                                        AwardTown.body("quarter", "2026Q4")));

        assertThat(answers.stream().filter(answer -> answer.status() < 300).count())
                .isEqualTo(1);
        assertThat(answers).allMatch(answer -> answer.status() < 500);
        boolean posted = towns.state(village, application).equals("POSTED");
        assertThat(towns.wallet(town, home)).isEqualTo(posted ? 10 : 0);
        towns.booksAreRight(town);
    }

    @Test
    void objectingRacesTheEndOfTheNoticeAndNothingIsStuck() {
        TownSetup town = towns.with(1, 9, 100);
        VillageSetup village = town.village(0);
        UUID application = towns.applied(village.households().get(0), AwardTown.NOTICE_RULE);
        towns.approve(village, application);
        UUID notice = towns.published(village, application);
        List<Login> objectors = village.households().subList(1, 9).stream()
                .map(HouseholdSetup::villager)
                .toList();
        ConcurrentLinkedQueue<Login> next = new ConcurrentLinkedQueue<>(objectors);
        Login committee = village.committee();
        http.race(
                8,
                () -> http.as(next.remove())
                        .post("/api/v1/applications/" + application + "/objections", AwardTown.body("reason", "请核实")));
        assertThat(towns.state(village, application)).isEqualTo("OBJECTED");
        clock.advance(Duration.ofDays(5));
        var open = http.as(committee)
                .get("/api/v1/villages/" + village.id() + "/objections?state=OPEN")
                .expect(200)
                .json()
                .get("items");
        assertThat(open).hasSize(8);
        ConcurrentLinkedQueue<String> hearings = new ConcurrentLinkedQueue<>(open.findValuesAsString("id"));
        ConcurrentLinkedQueue<Integer> turns =
                new ConcurrentLinkedQueue<>(IntStream.range(0, 16).boxed().toList());

        List<Answer> answers = http.race(
                16,
                () -> turns.remove() % 2 == 0
                        ? http.as(committee).post("/api/v1/notices/" + notice + "/end", null)
                        : http.as(committee)
                                .post(
                                        "/api/v1/objections/" + hearings.remove() + "/hearing",
                                        AwardTown.body("state", "REJECTED", "outcome", "核实无误")));

        assertThat(answers).allMatch(answer -> answer.status() < 500);
        assertThat(towns.state(village, application)).isEqualTo("DUE");
        towns.post(village).expect(201);
        towns.booksAreRight(town);
    }

    @Test
    void aNoticeIsPublishedOnce() {
        TownSetup town = towns.with(1, 1, 100);
        VillageSetup village = town.village(0);
        UUID application = towns.approved(village, village.households().get(0), AwardTown.NOTICE_RULE);
        Login committee = village.committee();
        UUID draft = http.as(committee)
                .post("/api/v1/villages/" + village.id() + "/notices", AwardTown.body("title", "公示"))
                .expect(201)
                .id();

        List<Answer> answers = http.race(
                16, () -> http.as(committee).post("/api/v1/notices/" + draft + "/publication", AwardTown.body()));

        assertThat(with(answers, 200)).isEqualTo(1);
        assertThat(with(answers, 409)).isEqualTo(15);
        assertThat(towns.state(village, application)).isEqualTo("ON_NOTICE");
    }
}
