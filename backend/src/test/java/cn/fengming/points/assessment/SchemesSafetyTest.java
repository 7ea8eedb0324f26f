package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Servers;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Figures that stand on no sheet: who may give them, that they count once, and that nobody changes them. */
@PointsTest
class SchemesSafetyTest {

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    @Autowired
    DatabaseClient database;

    private record Visit(TownSetup town, UUID round, Login inspector) {

        String path(String rest) {
            return SchemesStoryTest.ROUNDS + "/" + round + rest;
        }

        UUID village(int number) {
            return town.village(number).id();
        }
    }

    private Visit visit() {
        TownSetup town = given.town(2, 1);
        UUID round = http.as(town.officer())
                .post(
                        SchemesStoryTest.ROUNDS,
                        Map.of("period", "2026-11", "adoption", Map.of("preset", "xili-visit", "reason", "镇里决定")))
                .expect(201)
                .id();
        Visit visit = new Visit(town, round, given.staff(town.officer(), Role.INSPECTOR, null));
        List<Map<String, Object>> rows = town.villages().stream()
                .map(village -> Map.<String, Object>of("subject", village.id(), "group", "东管区"))
                .toList();
        http.as(town.officer()).put(visit.path("/roster"), Map.of("rows", rows)).expect(200);
        return visit;
    }

    private Answer put(Login who, Visit visit, UUID id, Map<String, Object> report) {
        return http.as(who).put(visit.path("/reports/" + id), report);
    }

    @Test
    void the_same_report_sent_by_many_at_once_counts_once() {
        Visit visit = visit();
        UUID id = UUID.randomUUID();
        Map<String, Object> mark = SchemesStoryTest.report(visit.village(0), "visit", 80, "2026-11-20");

        List<Integer> statuses = Assessing.statuses(http.race(16, () -> put(visit.inspector(), visit, id, mark)));

        assertThat(statuses).hasSize(16).containsOnly(200);
        assertThat(reports(visit)).hasSize(1);
    }

    @Test
    void sixteen_different_marks_of_one_inspector_leave_one() {
        Visit visit = visit();

        AtomicInteger number = new AtomicInteger();
        List<Integer> statuses = Assessing.statuses(http.race(
                16,
                () -> put(
                        visit.inspector(),
                        visit,
                        UUID.randomUUID(),
                        SchemesStoryTest.report(
                                visit.village(0), "visit", 60 + number.getAndIncrement(), "2026-11-20"))));

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(reports(visit)).hasSize(1);
    }

    @Test
    void a_figure_is_corrected_once_and_only_by_who_gave_it() {
        Visit visit = visit();
        Login other = given.staff(visit.town().officer(), Role.INSPECTOR, null);
        UUID first = UUID.randomUUID();
        put(visit.inspector(), visit, first, SchemesStoryTest.report(visit.village(0), "visit", 80, "2026-11-20"))
                .expect(200);
        Map<String, Object> better =
                new HashMap<>(SchemesStoryTest.report(visit.village(0), "visit", 85, "2026-11-20"));
        better.put("replaces", first);

        put(other, visit, UUID.randomUUID(), better).expect(403);
        put(visit.inspector(), visit, UUID.randomUUID(), better).expect(200);
        assertThat(put(visit.inspector(), visit, UUID.randomUUID(), better)
                        .expect(409)
                        .problem())
                .isEqualTo("report-replaced");
        Map<String, Object> elsewhere = new HashMap<>(better);
        elsewhere.put("subject", visit.village(1));
        put(visit.inspector(), visit, UUID.randomUUID(), elsewhere).expect(404);
        assertThat(put(visit.inspector(), visit, first, better).expect(409).problem())
                .isIn("report-differs", "report-replaced");
        JsonNode figures = http.as(visit.town().officer())
                .post(visit.path("/simulations"), Map.of())
                .expect(200)
                .json();
        assertThat(figures.path("figures").path("places").path(0).path("total").asString())
                .isEqualTo("85");
    }

    @Test
    void nobody_reports_for_others() {
        Visit visit = visit();
        TownSetup elsewhere = given.town(1, 0);
        Map<String, Object> mark = SchemesStoryTest.report(visit.village(0), "visit", 80, "2026-11-20");
        Login local = visit.town().village(0).inspector();
        Login villager = visit.town().village(0).household(0).villager();

        put(visit.town().village(0).committee(), visit, UUID.randomUUID(), mark).expect(403);
        put(local, visit, UUID.randomUUID(), mark).expect(403);
        put(villager, visit, UUID.randomUUID(), mark).expect(403);
        put(visit.town().auditor(), visit, UUID.randomUUID(), mark).expect(403);
        put(elsewhere.officer(), visit, UUID.randomUUID(), mark).expect(404);
        Map<String, Object> foreign =
                SchemesStoryTest.report(elsewhere.village(0).id(), "visit", 80, "2026-11-20");
        put(visit.inspector(), visit, UUID.randomUUID(), foreign).expect(404);
        Login both = given.appoint(visit.town().officer(), visit.inspector(), Role.COMMITTEE, visit.village(0));
        put(both, visit, UUID.randomUUID(), mark).expect(403);
        http.as(villager).get(visit.path("/reports")).expect(403);
        http.as(villager).get(visit.path("/consequences")).expect(403);
        http.as(visit.town().village(0).committee())
                .put(visit.path("/roster"), Map.of("rows", List.of(Map.of("subject", visit.village(0)))))
                .expect(403);
        http.as(elsewhere.officer())
                .put(visit.path("/roster"), Map.of("rows", List.of(Map.of("subject", visit.village(0)))))
                .expect(404);
        http.as(visit.town().officer())
                .put(
                        visit.path("/entries/" + UUID.randomUUID()),
                        Map.of("village", visit.village(0), "name", "园", "place", ""))
                .expect(422);
        assertThat(reports(visit)).isEmpty();
    }

    @Test
    void whoever_serves_a_village_reads_who_takes_part_there_and_what_they_reported_themselves() {
        TownSetup town = given.town(2, 1);
        String round = SchemesStoryTest.ROUNDS + "/"
                + http.as(town.officer())
                        .post(
                                SchemesStoryTest.ROUNDS,
                                Map.of(
                                        "period",
                                        "2026-11b",
                                        "adoption",
                                        Map.of("preset", "xili-home", "reason", "镇里决定")))
                        .expect(201)
                        .id();
        UUID here = town.village(0).id();
        UUID home = town.village(0).household(0).id();
        Login mine = town.village(0).inspector();
        Login committee = town.village(0).committee();
        for (Login who : List.of(mine, town.officer())) {
            http.as(who)
                    .put(
                            round + "/reports/" + UUID.randomUUID(),
                            SchemesStoryTest.report(home, "room", 90, "2026-11-20"))
                    .expect(200);
        }

        assertThat(ids(mine, round + "/subjects?village=" + here, "id")).containsExactly(home);
        assertThat(ids(committee, round + "/subjects?village=" + here, "id")).containsExactly(home);
        assertThat(ids(mine, round + "/reports?village=" + here, "reportedBy"))
                .as("not what the officer gave")
                .hasSize(1);
        assertThat(ids(committee, round + "/reports?village=" + here, "id")).isEmpty();
        assertThat(ids(town.officer(), round + "/reports?village=" + here, "id"))
                .hasSize(2);
        assertThat(ids(town.auditor(), round + "/reports", "id")).hasSize(2);
        UUID other = town.village(1).id();
        assertThat(ids(town.officer(), round + "/reports?village=" + other, "id"))
                .isEmpty();
        for (String list : List.of("/subjects", "/reports")) {
            http.as(mine).get(round + list).expect(403);
            http.as(mine).get(round + list + "?village=" + other).expect(403);
            http.as(committee).get(round + list + "?village=" + other).expect(403);
            http.as(town.officer())
                    .get(round + list + "?village=" + UUID.randomUUID())
                    .expect(404);
            http.as(given.town(1, 0).officer())
                    .get(round + list + "?village=" + here)
                    .expect(404);
        }
    }

    private List<UUID> ids(Login who, String path, String name) {
        return http.as(who)
                .get(path)
                .expect(200)
                .json()
                .valueStream()
                .map(row -> UUID.fromString(row.path(name).asString()))
                .toList();
    }

    @Test
    void a_subject_stands_once_in_a_roster() {
        Visit visit = visit();

        assertThat(http.as(visit.town().officer())
                        .put(
                                visit.path("/roster"),
                                Map.of(
                                        "rows",
                                        List.of(
                                                Map.of("subject", visit.village(0)),
                                                Map.of("subject", visit.village(0)))))
                        .expect(400)
                        .text())
                .contains("第 2 行: 考核对象重复");
    }

    /** Even the owner of the tables cannot change what was reported, or what is owed. */
    @Test
    void what_was_reported_and_what_is_owed_cannot_be_changed_by_anybody() throws SQLException {
        Visit visit = visit();
        for (int village = 0; village < 2; village++) {
            put(
                            visit.inspector(),
                            visit,
                            UUID.randomUUID(),
                            SchemesStoryTest.report(visit.village(village), "visit", 80 + village, "2026-11-20"))
                    .expect(200);
        }
        var officer = http.as(visit.town().officer());
        officer.post(visit.path("/standings"), Map.of("reason", "公布")).expect(201);
        clock.advance(Duration.ofDays(3));
        officer.post(visit.path("/freeze"), null).expect(200);
        assertThat(officer.post(visit.path("/freeze"), null).expect(409).problem())
                .isEqualTo("standing-frozen");
        assertThat(officer.get(visit.path("/consequences")).expect(200).json()).hasSize(2);

        for (String table : List.of("report", "consequence", "roster", "outcome")) {
            refused(
                    "delete from assessment." + table + " where town_id = ?",
                    visit.town().town());
        }
        refused(
                "update assessment.report set value = 1 where town_id = ?",
                visit.town().town());
        refused(
                "update assessment.consequence set words = 'x' where town_id = ?",
                visit.town().town());
    }

    private void refused(String sql, UUID town) throws SQLException {
        String name = database.sql("select current_database()")
                .mapValue(String.class)
                .one()
                .block();
        try (Connection owner = DriverManager.getConnection(
                        "jdbc:" + Servers.postgres().url(name),
                        Servers.postgres().user(),
                        Servers.postgres().password());
                PreparedStatement change = owner.prepareStatement(sql)) {
            change.setObject(1, town);
            assertThatThrownBy(change::executeUpdate)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            failure -> assertThat(failure.getSQLState()).isEqualTo("55000"));
        }
    }

    private JsonNode reports(Visit visit) {
        return http.as(visit.town().officer())
                .get(visit.path("/reports"))
                .expect(200)
                .json();
    }
}
