package cn.fengming.points.spots;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.kernel.Seed;
import cn.fengming.points.spots.Rechecking.Inspected;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Uploads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What was put right in October is looked at again in November, over HTTP. */
@PointsTest
class RecheckStoryTest {

    @Autowired
    Rechecking rechecking;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    @Autowired
    SpotFindings findings;

    @Test
    void a_month_is_drawn_from_a_recorded_seed_and_anybody_can_draw_it_again() {
        Inspected inspected = rechecking.written(2, 3);
        Login officer = inspected.town().officer();
        UUID open = rechecking.reported(inspected.village(0));
        UUID later = rechecking.verified(inspected.village(0));

        JsonNode month = rechecking
                .draw(officer, "size", 4, "eachVillage", true)
                .expect(201)
                .json();

        assertThat(month.path("candidates").asInt())
                .as("neither %s, still open, nor %s of this month", open, later)
                .isEqualTo(6);
        assertThat(month.path("items")).hasSize(4);
        Seed seed = new Seed(month.path("seed").asString());
        List<UUID> drawn = spotsOf(month);
        assertThat(drawn).isSubsetOf(inspected.spots());
        assertThat(drawn).isSortedAccordingTo(Comparator.comparing(spot -> seed.lot(spot.toString())));
        JsonNode check = http.as(inspected.town().auditor())
                .get(Rechecking.RECHECKS + "/2026-11/verification")
                .expect(200)
                .json();
        assertThat(check.path("same").asBoolean()).isTrue();
        assertThat(check.path("candidates")).hasSize(6);
        assertThat(check.path("drawn")).isEqualTo(check.path("recorded"));
        assertThat(check.path("recorded").path(0).asString())
                .isEqualTo(drawn.get(0).toString());
        assertThat(rechecking.draw(officer, "percent", 50).expect(409).problem())
                .isEqualTo("recheck-drawn");
        assertThat(spotsOf(rechecking.month(officer))).isEqualTo(drawn);
    }

    @Test
    void what_was_not_put_right_becomes_a_finding_and_is_open_again() {
        Inspected inspected = rechecking.written(1, 2);
        Login officer = inspected.town().officer();
        Login committee = inspected.village(0).committee();
        rechecking.draw(officer, "percent", 100).expect(201);
        UUID dirty = inspected.spots().get(0);
        UUID clean = inspected.spots().get(1);

        JsonNode seen = rechecking.unrectified(officer, dirty).expect(201).json();
        rechecking.clean(officer, clean).expect(201);

        assertThat(seen.path("result").asString()).isEqualTo("UNRECTIFIED");
        assertThat(seen.path("state").asString()).isEqualTo("REOPENED");
        JsonNode month = rechecking.month(officer);
        assertThat(month.path("checked").asInt()).isEqualTo(2);
        assertThat(month.path("unrectified").asInt()).isEqualTo(1);
        JsonNode found = rechecking.findings(committee, inspected.village(0));
        assertThat(found).as("one fact, one finding").hasSize(1);
        assertThat(found.path(0).path("code").asString()).isEqualTo("UNRECTIFIED");
        assertThat(found.path(0).path("spot").asString()).isEqualTo(dirty.toString());
        assertThat(found.path(0).path("photos")).hasSize(1);
        assertThat(findings.of(inspected.town().town(), Rechecking.NOVEMBER, Rechecking.NOVEMBER)
                        .collectList()
                        .block())
                .extracting(SpotFinding::spot)
                .containsExactly(dirty);
        assertThat(findings.of(inspected.town().town(), Rechecking.OCTOBER, Rechecking.OCTOBER)
                        .collectList()
                        .block())
                .isEmpty();
        http.as(committee)
                .get("/api/v1/photos/" + found.path(0).path("photos").path(0).asString())
                .expect(200);
    }

    @Test
    void a_spot_that_was_only_verified_is_looked_at_too() {
        Inspected inspected = rechecking.written(1, 0);
        Login officer = inspected.town().officer();
        UUID spot = rechecking.verifiedInOctober(inspected.village(0));
        rechecking.draw(officer, "size", 1).expect(201);

        JsonNode seen = rechecking.unrectified(officer, spot).expect(201).json();

        assertThat(seen.path("state").asString()).isEqualTo("REOPENED");
    }

    @Test
    void what_is_open_again_already_gets_its_finding_and_goes_on() {
        Inspected inspected = rechecking.written(1, 1);
        Login officer = inspected.town().officer();
        Login committee = inspected.village(0).committee();
        UUID spot = inspected.spots().get(0);
        rechecking.draw(officer, "size", 1).expect(201);
        http.as(committee)
                .post(
                        Rechecking.SPOTS + spot + "/reopening",
                        Map.of(
                                "expected",
                                "WRITTEN_OFF",
                                "reason",
                                "又有人倒垃圾",
                                "photos",
                                List.of(uploads.photo(committee))));

        rechecking.unrectified(officer, spot).expect(201);

        assertThat(rechecking.findings(committee, inspected.village(0)))
                .extracting(found -> found.path("code").asString())
                .containsExactlyInAnyOrder("UNRECTIFIED", "RELAPSE");
    }

    @Test
    void a_result_is_written_once_and_the_earlier_one_is_told() {
        Inspected inspected = rechecking.written(1, 1);
        Login officer = inspected.town().officer();
        UUID spot = inspected.spots().get(0);
        rechecking.draw(officer, "size", 1).expect(201);
        String path = Rechecking.RECHECKS + "/2026-11/spots/" + spot + "/result";
        Map<String, Object> clean = Map.of("result", "CLEAN");
        String key = Caller.freshKey();

        Answer first = http.as(officer).postWithKey(path, key, clean).expect(201);
        Answer replayed = http.as(officer).postWithKey(path, key, clean).expect(201);
        Answer second = rechecking.unrectified(officer, spot).expect(409);

        assertThat(replayed.text()).isEqualTo(first.text());
        assertThat(second.problem()).isEqualTo("recheck-done");
        assertThat(second.json().path("result").asString()).isEqualTo("CLEAN");
        assertThat(rechecking.findings(officer, inspected.village(0))).isEmpty();
    }

    @Test
    void nobody_loses_marks_without_a_picture_or_looks_at_their_own_work() {
        Inspected inspected = rechecking.written(1, 1);
        Login officer = inspected.town().officer();
        UUID spot = inspected.spots().get(0);
        rechecking.draw(officer, "size", 1).expect(201);

        assertThat(rechecking
                        .result(officer, spot, "UNRECTIFIED", List.of())
                        .expect(400)
                        .json()
                        .path("fields")
                        .path("photos")
                        .asString())
                .isNotEmpty();
        rechecking.unrectified(inspected.village(0).inspector(), spot).expect(403);
        assertThat(rechecking
                        .month(inspected.village(0).inspector())
                        .path("items")
                        .path(0)
                        .path("mayCheck")
                        .asBoolean())
                .isFalse();
        Login verifier = given.appoint(officer, inspected.village(0).committee(), Role.INSPECTOR, null);
        rechecking.unrectified(verifier, spot).expect(403);
        assertThat(rechecking.findings(officer, inspected.village(0))).isEmpty();
        rechecking
                .unrectified(
                        given.staff(
                                officer, Role.INSPECTOR, inspected.village(0).id()),
                        spot)
                .expect(201);
    }

    @Test
    void a_finding_that_proves_wrong_is_withdrawn_by_another_and_stays_readable() {
        Inspected inspected = rechecking.written(1, 1);
        Login officer = inspected.town().officer();
        Login other = given.staff(officer, Role.TOWN, null);
        rechecking.draw(officer, "size", 1).expect(201);
        rechecking.unrectified(officer, inspected.spots().get(0)).expect(201);
        UUID finding = UUID.fromString(rechecking
                .findings(officer, inspected.village(0))
                .path(0)
                .path("id")
                .asString());

        rechecking.withdraw(officer, finding).expect(403);
        rechecking.withdraw(other, finding).expect(200);
        assertThat(rechecking.withdraw(other, finding).expect(409).problem()).isEqualTo("finding-withdrawn");

        JsonNode found = rechecking.findings(inspected.village(0).committee(), inspected.village(0));
        assertThat(found.path(0).path("withdrawnReason").asString()).isEqualTo("看错了地方");
        assertThat(findings.of(inspected.town().town(), Rechecking.NOVEMBER, Rechecking.NOVEMBER)
                        .collectList()
                        .block())
                .isEmpty();
    }

    @Test
    void only_this_month_or_the_last_and_only_when_there_is_something() {
        Inspected inspected = rechecking.written(1, 0);
        Login officer = inspected.town().officer();

        assertThat(rechecking.draw(officer, "size", 1).expect(422).problem()).isEqualTo("nothing-to-draw");
        for (String month : List.of("2026-12", "2026-09")) {
            http.as(officer)
                    .post(Rechecking.RECHECKS, Map.of("month", month, "size", 1))
                    .expect(400);
        }
        rechecking.draw(officer).expect(400);
        rechecking.draw(officer, "size", 1, "percent", 10).expect(400);
        http.as(officer).get(Rechecking.RECHECKS + "/2026-11").expect(404);
        http.as(officer).get(Rechecking.RECHECKS + "/november").expect(400);
    }

    private static List<UUID> spotsOf(JsonNode month) {
        List<UUID> spots = new ArrayList<>();
        month.path("items")
                .forEach(item -> spots.add(UUID.fromString(item.path("spot").asString())));
        return spots;
    }
}
