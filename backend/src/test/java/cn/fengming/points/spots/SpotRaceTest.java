package cn.fengming.points.spots;

import static cn.fengming.points.spots.SpotTown.body;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same thing asked for many times at once happens once, and of two that exclude each other one. */
@PointsTest
class SpotRaceTest {

    @Autowired
    SpotTown towns;

    @Autowired
    Http http;

    TownSetup town;
    VillageSetup village;
    Login reporter;
    Login committee;

    @BeforeEach
    void aVillage() {
        town = towns.with(1, 3);
        village = town.village(0);
        reporter = village.household(0).villager();
        committee = village.committee();
    }

    private static long with(List<Answer> answers, int status) {
        return answers.stream().filter(answer -> answer.status() == status).count();
    }

    /** Makes these calls in turn from n threads that start together. */
    private List<Answer> race(int n, List<Callable<Answer>> calls) {
        var next = new ConcurrentLinkedQueue<>(
                IntStream.range(0, n).mapToObj(i -> calls.get(i % calls.size())).toList());
        return http.race(n, () -> next.remove().call());
    }

    @Test
    void theSameReportSentThirtyTwoTimesIsOneSpot() {
        UUID id = UUID.randomUUID();
        Map<String, Object> report = towns.report(reporter, village);
        List<Answer> answers = http.race(32, () -> http.as(reporter).put("/api/v1/spots/" + id, report));
        assertThat(with(answers, 201)).isEqualTo(1);
        assertThat(with(answers, 200)).isEqualTo(31);
        assertThat(answers)
                .allMatch(answer -> answer.json().get("code").asString().equals("2026-00001"));
        assertThat(towns.count("select count(*) from spots.spot where town_id = :town", town.town()))
                .isEqualTo(1);
        assertThat(towns.count("select count(*) from spots.step where town_id = :town", town.town()))
                .isEqualTo(1);
        assertThat(towns.told(town.town(), id)).containsExactly("spots.reported");
    }

    @Test
    void manyReportsAtOnceHaveNumbersOfTheirOwn() {
        List<Answer> answers = http.race(
                16, () -> http.as(reporter).put("/api/v1/spots/" + UUID.randomUUID(), towns.report(reporter, village)));
        assertThat(with(answers, 201)).isEqualTo(16);
        assertThat(answers.stream().map(answer -> answer.json().get("code").asString()))
                .doesNotHaveDuplicates()
                .contains("2026-00016");
    }

    @Test
    void aVoiceSentThirtyTwoTimesIsOneVoice() {
        UUID spot = towns.reported(reporter, village);
        Login neighbour = village.household(1).villager();
        List<Answer> answers = http.race(32, () -> towns.move(neighbour, spot, "voices"));
        assertThat(with(answers, 200)).isEqualTo(32);
        assertThat(towns.story(reporter, spot).at("/spot/voices").asInt()).isEqualTo(1);
    }

    @Test
    void ofSixtyFourWhoAcceptAtOnceOneDoes() {
        UUID spot = towns.reported(reporter, village);
        Login inspector = village.inspector();
        List<Answer> answers = race(
                64,
                List.of(
                        () -> towns.move(committee, spot, "acceptance", "expected", "REPORTED"),
                        () -> towns.move(inspector, spot, "acceptance", "expected", "REPORTED"),
                        () -> towns.move(committee, spot, "refusal", "expected", "REPORTED", "reason", "不属实")));
        assertThat(with(answers, 200)).isEqualTo(1);
        assertThat(with(answers, 409)).isEqualTo(63);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allMatch(answer -> answer.problem().equals("spot-state"));
        assertThat(towns.story(committee, spot).get("steps")).hasSize(2);
    }

    @Test
    void oneVerificationEarnsOneAward() {
        UUID spot = towns.rectified(reporter, village);
        List<Answer> answers = http.race(32, () -> towns.move(reporter, spot, "verification", "expected", "RECTIFIED"));
        assertThat(with(answers, 200)).isEqualTo(1);
        assertThat(with(answers, 409)).isEqualTo(31);
        assertThat(towns.awards(town.town(), village.household(0).id()))
                .containsExactly("spot_report APPROVED", "fix_confirmed APPROVED");
    }

    @Test
    void reopeningAndWritingOffExcludeEachOther() {
        UUID spot = towns.verified(reporter, village);
        List<UUID> photos = towns.photos(reporter, 1);
        List<Answer> answers = race(
                16,
                List.of(
                        () -> towns.move(committee, spot, "write-off", "expected", "VERIFIED"),
                        () -> towns.move(
                                reporter,
                                spot,
                                "reopening",
                                "expected",
                                "WRITTEN_OFF",
                                "reason",
                                "又脏",
                                "photos",
                                photos)));
        List<String> moves = SpotTown.moves(towns.story(committee, spot));
        assertThat(moves).containsOnlyOnce("WRITE_OFF");
        long reopened = moves.stream().filter("REOPEN"::equals).count();
        assertThat(with(answers, 200)).isEqualTo(1 + reopened);
        assertThat(with(answers, 409)).isEqualTo(15 - reopened);
        assertThat(towns.findings(town.town(), spot)).hasSize((int) reopened);
        assertThat(towns.story(committee, spot).at("/spot/relapses").asLong()).isEqualTo(reopened);
    }

    @Test
    void reopenedSixteenTimesAtOnceIsOneRelapse() {
        UUID spot = towns.writtenOff(reporter, village);
        List<UUID> photos = towns.photos(reporter, 1);
        List<Answer> answers = http.race(
                16,
                () -> towns.move(
                        reporter, spot, "reopening", "expected", "WRITTEN_OFF", "reason", "又脏", "photos", photos));
        assertThat(with(answers, 200)).isEqualTo(1);
        assertThat(towns.findings(town.town(), spot)).containsExactly("RELAPSE");
    }

    @Test
    void oneIntoTheOtherAndTheOtherIntoTheOneIsNoCircle() {
        UUID one = towns.reported(reporter, village);
        UUID other = towns.reported(village.household(1).villager(), village);
        UUID third = towns.reported(village.household(2).villager(), village);
        List<Answer> answers = race(
                16,
                List.of(
                        () -> towns.move(committee, one, "merge", "expected", "REPORTED", "into", other, "reason", "同"),
                        () -> towns.move(
                                committee, other, "merge", "expected", "REPORTED", "into", one, "reason", "同")));
        assertThat(with(answers, 200)).isEqualTo(1);
        assertThat(with(answers, 409)).isEqualTo(15);
        UUID survivor = towns.state(committee, one).equals("MERGED") ? other : one;
        assertThat(towns.story(committee, survivor).at("/spot/voices").asInt()).isEqualTo(1);
        towns.move(committee, survivor, "merge", "expected", "REPORTED", "into", third, "reason", "同")
                .expect(200);
        assertThat(towns.story(committee, third).at("/spot/voices").asInt()).isEqualTo(2);
        assertThat(towns.move(committee, third, "merge", "expected", "REPORTED", "into", survivor, "reason", "同")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void batchesThatOverlapAcceptEachSpotOnce() {
        List<UUID> spots = IntStream.range(0, 6)
                .mapToObj(each -> towns.reported(reporter, village))
                .toList();
        List<UUID> reversed =
                spots.stream().sorted(java.util.Comparator.reverseOrder()).toList();
        List<Answer> answers = race(
                8,
                List.of(
                        () -> http.as(committee).post("/api/v1/spot-batches/acceptance", body("spots", spots)),
                        () -> http.as(committee).post("/api/v1/spot-batches/acceptance", body("spots", reversed))));
        assertThat(with(answers, 200)).isEqualTo(8);
        assertThat(answers.stream()
                        .flatMap(answer -> answer.json().valueStream())
                        .filter(outcome -> outcome.get("done").asBoolean()))
                .hasSize(6);
        assertThat(towns.count(
                        "select count(*) from spots.step where town_id = :town and move = 'ACCEPT'", town.town()))
                .isEqualTo(6);
    }
}
