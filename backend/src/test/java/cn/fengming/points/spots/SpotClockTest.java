package cn.fengming.points.spots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.ChoreRunner;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Deadlines by the clock: told once, whoever runs, and whatever happened to the run before. */
@PointsTest
class SpotClockTest {

    @Autowired
    SpotTown towns;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    @Autowired
    EscalationChore escalation;

    @Autowired
    VerificationChore verification;

    @Autowired
    DeadlineDesk deadlines;

    @Autowired
    ChoreRunner chores;

    TownSetup town;
    VillageSetup village;
    Login reporter;

    @BeforeEach
    void aVillage() {
        town = towns.with(1, 2);
        village = town.village(0);
        reporter = village.household(0).villager();
    }

    private List<UUID> assigned(int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> towns.assigned(reporter, village))
                .toList();
    }

    private List<String> escalations(UUID spot) {
        return towns.story(village.committee(), spot)
                .get("steps")
                .valueStream()
                .filter(step -> step.get("move").asString().equals("ESCALATE"))
                .map(step -> step.get("level").asString())
                .toList();
    }

    @Test
    void theCommitteeIsToldFirstAndTheTownThreeDaysLater() {
        UUID spot = assigned(1).get(0);
        clock.advance(Duration.ofDays(2).minusSeconds(1));
        escalation.run().block();
        assertThat(escalations(spot)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        escalation.run().block();
        escalation.run().block();
        assertThat(escalations(spot)).containsExactly("1");
        assertThat(towns.findings(town.town(), spot)).containsExactly("OVERDUE");
        clock.advance(Duration.ofDays(3));
        escalation.run().block();
        escalation.run().block();
        assertThat(escalations(spot)).containsExactly("1", "2");
        assertThat(towns.findings(town.town(), spot)).containsExactly("OVERDUE");
        assertThat(towns.told(town.town(), spot))
                .filteredOn("spots.escalated"::equals)
                .hasSize(2);
        JsonNode story = towns.story(reporter, spot);
        assertThat(story.at("/spot/overdue").asBoolean()).isTrue();
        assertThat(story.at("/spot/escalation").asInt()).isEqualTo(2);
        assertThat(towns.state(reporter, spot)).isEqualTo("ASSIGNED");
    }

    @Test
    void whatIsPutRightInTimeIsNeverLateAndANewDeadlineIsANewMatter() {
        UUID spot = assigned(1).get(0);
        towns.rectify(village.inspector(), spot, "ASSIGNED").expect(200);
        clock.advance(Duration.ofDays(5));
        escalation.run().block();
        assertThat(escalations(spot)).isEmpty();
        towns.move(reporter, spot, "sending-back", "expected", "RECTIFIED", "reason", "没清完")
                .expect(200);
        clock.advance(Duration.ofDays(2));
        escalation.run().block();
        towns.move(village.committee(), spot, "assignment", "expected", "RECTIFYING", "days", 1)
                .expect(200);
        clock.advance(Duration.ofDays(1));
        escalation.run().block();
        assertThat(escalations(spot)).containsExactly("1", "1");
        assertThat(towns.findings(town.town(), spot)).containsExactly("OVERDUE", "OVERDUE");
    }

    @Test
    void manyRunsAtOnceTellEachOnce() {
        List<UUID> spots = assigned(8);
        clock.advance(Duration.ofDays(3));
        Flux.range(0, 8)
                .flatMap(each -> escalation.run().subscribeOn(Schedulers.boundedElastic()), 8)
                .blockLast();
        spots.forEach(spot -> assertThat(escalations(spot)).containsExactly("1"));
        spots.forEach(spot -> assertThat(towns.findings(town.town(), spot)).containsExactly("OVERDUE"));
    }

    @Test
    void aRunThatIsKilledHalfWayIsTakenUpByTheNext() throws InterruptedException {
        List<UUID> spots = assigned(8);
        clock.advance(Duration.ofDays(3));
        for (int each = 0; each < 4; each++) {
            Disposable killed =
                    escalation.run().subscribeOn(Schedulers.boundedElastic()).subscribe();
            while (!killed.isDisposed()
                    && towns.count(
                                    "select count(*) from spots.step where town_id = :town and move = 'ESCALATE'",
                                    town.town())
                            < each + 1) {
                Thread.onSpinWait();
            }
            killed.dispose();
        }
        // A run passes over what another holds, and one that was killed holds its spot until it is taken back.
        towns.count(
                "select count(*) from (select id from spots.spot where town_id = :town for update) held", town.town());
        escalation.run().block();
        escalation.run().block();
        spots.forEach(spot -> assertThat(escalations(spot)).containsExactly("1"));
        spots.forEach(spot -> assertThat(towns.told(town.town(), spot))
                .filteredOn("spots.escalated"::equals)
                .hasSize(1));
    }

    /** A number already taken in the log stands for whatever can be wrong with one row. */
    @Test
    void oneThatCannotBeToldKeepsNoOtherFromIt() {
        List<UUID> spots = new ArrayList<>(assigned(5));
        UUID poisoned = spots.remove(2);
        towns.run(
                "update spots.spot set version = 1 where town_id = '" + town.town() + "' and id = '" + poisoned + "'");
        clock.advance(Duration.ofDays(3));
        assertThatThrownBy(() -> escalation.run().block()).isNotNull();
        spots.forEach(spot -> assertThat(escalations(spot)).containsExactly("1"));
        assertThat(escalations(poisoned)).isEmpty();
        assertThat(towns.findings(town.town(), poisoned)).isEmpty();
        towns.run(
                "update spots.spot set version = 3 where town_id = '" + town.town() + "' and id = '" + poisoned + "'");
        escalation.run().block();
        spots.forEach(spot -> assertThat(escalations(spot)).containsExactly("1"));
        assertThat(escalations(poisoned)).containsExactly("1");
    }

    @Test
    void theRunnerRunsItOnceAcrossInstances() {
        List<UUID> spots = assigned(3);
        clock.advance(Duration.ofDays(3));
        Flux.range(0, 2)
                .flatMap(each -> chores.run().subscribeOn(Schedulers.boundedElastic()), 2)
                .blockLast();
        spots.forEach(spot -> assertThat(escalations(spot)).containsExactly("1"));
    }

    @Test
    void whatNobodyVerifiesInTimeIsVerifiedByTheTown() {
        UUID spot = towns.rectified(reporter, village);
        assertThat(towns.move(town.officer(), spot, "verification", "expected", "RECTIFIED")
                        .status())
                .isEqualTo(403);
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        Flux.range(0, 4)
                .flatMap(each -> verification.run().subscribeOn(Schedulers.boundedElastic()), 4)
                .blockLast();
        assertThat(towns.told(town.town(), spot))
                .filteredOn("spots.to-verify"::equals)
                .hasSize(1);
        assertThat(towns.move(reporter, spot, "verification", "expected", "RECTIFIED")
                        .status())
                .isEqualTo(403);
        towns.move(town.officer(), spot, "verification", "expected", "RECTIFIED")
                .expect(200);
        assertThat(towns.awards(town.town(), village.household(0).id())).containsExactly("spot_report APPROVED");
    }

    @Test
    void aSpotThatIsNotLateIsLeftAlone() {
        UUID spot = assigned(1).get(0);
        assertThat(deadlines.escalate(town.town(), spot).block()).isFalse();
        assertThat(deadlines.passToTown(town.town(), spot).block()).isFalse();
        assertThat(deadlines.escalate(UUID.randomUUID(), spot).block()).isFalse();
    }
}
