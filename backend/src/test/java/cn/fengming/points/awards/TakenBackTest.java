package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.OutboxEvent;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.News;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;

/** An award the book took back: gone from the wallet, from the honour score and from under its cap, and it says so. */
@PointsTest
class TakenBackTest {

    /** Ten points, once a year. */
    private static final String RULE = AwardTown.PANEL_RULE;

    @Autowired
    AwardTown towns;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    News news;

    @Autowired
    TakenBack takenBack;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    TownSetup town;
    VillageSetup village;
    HouseholdSetup home;
    Login second;
    UUID award;

    @BeforeEach
    void anAwardThatWasPosted() {
        town = towns.with(1, 2, 1000);
        village = town.village(0);
        home = village.household(0);
        second = given.staff(town.officer(), Role.TOWN, null);
        award = towns.approved(village, home, RULE);
        towns.post(village).expect(201);
        assertThat(towns.wallet(town, home)).isEqualTo(10);
        assertThat(honour()).isEqualTo(110);
    }

    @AfterEach
    void booksAreRight() {
        towns.booksAreRight(town);
    }

    @Test
    void it_says_that_it_was_corrected_and_by_whom_and_why() {
        correct(10);

        JsonNode trail = towns.trail(home.villager(), award);
        assertThat(trail.at("/application/state").asString()).isEqualTo("CORRECTED");
        assertThat(trail.at("/application/stateWords").asString()).isEqualTo("已更正");
        assertThat(trail.at("/application/reason").asString()).isEqualTo("记错了户");
        assertThat(trail.at("/application/takenBack").asLong()).isEqualTo(10);
        assertThat(towns.wallet(town, home)).isZero();
    }

    @Test
    void the_honour_score_loses_it() {
        correct(10);
        assertThat(honour()).isEqualTo(100);
    }

    @Test
    void its_place_under_the_cap_is_free_again() {
        correct(10);
        UUID again = towns.approved(village, home, RULE);
        towns.post(village).expect(201);
        assertThat(towns.state(village, again)).isEqualTo("POSTED");
        assertThat(honour()).isEqualTo(110);
    }

    @Test
    void what_is_left_of_it_stays_posted_until_all_is_taken() {
        correct(4);
        assertThat(towns.state(village, award)).isEqualTo("POSTED");
        assertThat(honour()).isEqualTo(106);
        assertThat(towns.trail(village.committee(), award).get("steps").toString())
                .contains("更正，收回4分：记错了户");

        correct(6);
        assertThat(towns.state(village, award)).isEqualTo("CORRECTED");
        assertThat(honour()).isEqualTo(100);
    }

    @Test
    void hearing_of_it_twice_takes_it_once() {
        correct(4);
        OutboxEvent told = database.sql("""
                        select id, topic, subject_id, payload::text payload
                          from kernel.outbox where town_id = :town and topic = 'treasury.corrected'
                        """)
                .bind("town", town.town())
                .map(row -> new OutboxEvent(
                        town.town(),
                        row.get("id", UUID.class),
                        row.get("topic", String.class),
                        row.get("subject_id", UUID.class),
                        row.get("payload", String.class),
                        TestClock.START))
                .one()
                .block();

        transaction.transactional(takenBack.hear(told)).block();

        assertThat(honour()).isEqualTo(106);
        assertThat(towns.trail(home.villager(), award)
                        .at("/application/takenBack")
                        .asLong())
                .isEqualTo(4);
    }

    private void correct(long points) {
        String transfer = towns.trail(village.committee(), award)
                .at("/application/transfer")
                .asString();
        UUID correction = http.as(town.officer())
                .post("/api/v1/corrections", AwardTown.body("transferId", transfer, "amount", points, "reason", "记错了户"))
                .expect(201)
                .id();
        http.as(second)
                .post("/api/v1/corrections/" + correction + "/confirm", null)
                .expect(200);
        news.spread();
    }

    private long honour() {
        return http.as(home.villager())
                .get("/api/v1/me/honour-score")
                .expect(200)
                .json()
                .get("score")
                .asLong();
    }
}
