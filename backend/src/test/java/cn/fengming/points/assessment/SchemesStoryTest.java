package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Rounds of other periods, subjects and sources over HTTP, from adoption to what they bring. */
@PointsTest
class SchemesStoryTest {

    static final String ROUNDS = "/api/v1/assessment-rounds";

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    @Autowired
    TestClock clock;

    private UUID open(TownSetup town, String preset, String period) {
        return http.as(town.officer())
                .post(ROUNDS, Map.of("period", period, "adoption", Map.of("preset", preset, "reason", "镇里决定")))
                .expect(201)
                .id();
    }

    static Map<String, Object> report(UUID subject, String line, Object value, String day) {
        Map<String, Object> report = new HashMap<>();
        report.put("subject", subject);
        report.put("line", line);
        report.put("value", value);
        report.put("day", day);
        report.put("words", "现场检查");
        report.put("photos", List.of());
        return report;
    }

    private Answer report(Login who, UUID round, Map<String, Object> report) {
        return http.as(who).put(ROUNDS + "/" + round + "/reports/" + UUID.randomUUID(), report);
    }

    private JsonNode frozen(TownSetup town, UUID round, int days) {
        var officer = http.as(town.officer());
        String path = ROUNDS + "/" + round;
        JsonNode simulated =
                officer.post(path + "/simulations", Map.of()).expect(200).json();
        JsonNode published = officer.post(path + "/standings", Map.of("reason", "公布"))
                .expect(201)
                .json()
                .path("standing");
        clock.advance(Duration.ofDays(days));
        JsonNode frozen = officer.post(path + "/freeze", null).expect(200).json();
        assertThat(published.path("fingerprint")).isEqualTo(simulated.path("fingerprint"));
        assertThat(frozen.path("fingerprint")).isEqualTo(simulated.path("fingerprint"));
        assertThat(frozen.path("figures")).isEqualTo(simulated.path("figures"));
        return frozen;
    }

    /** Two months of Dazhangzhuang and the year that adds them up: what is owed is recorded once. */
    @Test
    void two_months_running_among_the_last_ten_are_recorded_and_count_in_the_year() {
        TownSetup town = given.town(12, 0);
        Login inspector = given.staff(town.officer(), Role.INSPECTOR, null);
        for (String month : List.of("2026-10", "2026-11")) {
            UUID round = open(town, "dazhangzhuang-month", month);
            for (int village = 0; village < 12; village++) {
                Map<String, Object> problem =
                        report(town.village(village).id(), "problems", 1 + village, month + "-10");
                problem.put("kind", "found");
                problem.put("photos", List.of(uploads.photo(inspector)));
                report(inspector, round, problem).expect(200);
            }
            JsonNode frozen = frozen(town, round, 3);
            assertThat(frozen.path("figures").path("places")).hasSize(12);
            JsonNode owed = http.as(town.auditor())
                    .get(ROUNDS + "/" + round + "/consequences")
                    .expect(200)
                    .json();
            assertThat(owed).as("ten talks, ten scores").hasSize(20);
            boolean first = month.equals("2026-10");
            JsonNode talk = owed.path(owed.size() - 1);
            assertThat(talk.path("kind").asString()).isEqualTo("TALK");
            assertThat(talk.path("words").asString()).startsWith(first ? "分管领导" : "镇主要领导");
            assertThat(owed.path(owed.size() - 2).path("score").asDouble()).isEqualTo(first ? -3 : -5);
        }

        UUID year = open(town, "dazhangzhuang-year", "2026");
        assertThat(http.as(town.officer())
                        .post(ROUNDS + "/" + year + "/standings", Map.of("reason", "公布"))
                        .expect(422)
                        .problem())
                .as("nobody was surveyed yet")
                .isEqualTo("unscored-subjects");
        report(inspector, year, report(town.village(0).id(), "survey", 6, "2026-11-20"))
                .expect(200);
        JsonNode figures = frozen(town, year, 5).path("figures");

        JsonNode best = figures.path("places").path(0);
        JsonNode worst = figures.path("places").path(11);
        assertThat(best.path("total").asString())
                .as("the mean of all surveyed is its own 0.2")
                .isEqualTo("0.2");
        assertThat(worst.path("total").asString()).as("0.2 - 3 - 5").isEqualTo("-7.8");
        assertThat(best.path("consequences").path(0).path("yuan").asLong()).isEqualTo(1500);
        assertThat(worst.path("consequences").path(0).path("kind").asString()).isEqualTo("PAY");
        JsonNode trace = http.as(town.auditor())
                .get(ROUNDS + "/" + year + "/subjects/" + worst.path("subject").asString() + "/trace")
                .expect(200)
                .json();
        assertThat(trace.path("lines").path(3).path("figures")).hasSize(2);
        assertThat(trace.path("lines")
                        .path(3)
                        .path("figures")
                        .path(0)
                        .path("words")
                        .asString())
                .contains("2026-10 第");
    }

    /** Homes of three villages, marked twice by two inspectors each; their means rank the villages. */
    @Test
    void marks_of_several_inspectors_make_a_homes_mean_and_homes_make_the_villages() {
        TownSetup town = given.town(2, 3);
        UUID homes = open(town, "xili-home", "2026-11a");
        for (int village = 0; village < 2; village++) {
            Login one = town.village(village).inspector();
            Login two = given.staff(
                    town.officer(), Role.INSPECTOR, town.village(village).id());
            UUID home = town.village(village).household(0).id();
            for (String line : List.of("room", "yard", "health")) {
                report(one, homes, report(home, line, 80 + village * 10, "2026-11-10"))
                        .expect(200);
                report(two, homes, report(home, line, 90 + village * 10, "2026-11-10"))
                        .expect(200);
            }
            assertThat(report(one, homes, report(home, "room", 70, "2026-11-10"))
                            .expect(409)
                            .problem())
                    .as("each gives one mark")
                    .isEqualTo("report-exists");
            report(one, homes, report(town.village(1 - village).household(0).id(), "room", 70, "2026-11-10"))
                    .expect(403);
            report(one, homes, report(home, "room", 101, "2026-11-10")).expect(400);
        }
        JsonNode frozenHomes = frozen(town, homes, 3);
        assertThat(frozenHomes.path("figures").path("places")).hasSize(2);
        homesAreReadInTheirOwnVillage(town, homes);
        assertThat(http.anonymous()
                        .get("/api/v1/public/towns/" + town.town() + "/standings")
                        .expect(200)
                        .json())
                .as("homes are nobody's business outside")
                .isEmpty();

        UUID halfMonth = open(town, "xili-half-month", "2026-11a");
        JsonNode villages = frozen(town, halfMonth, 3).path("figures").path("places");

        assertThat(villages.path(0).path("subject").asString())
                .isEqualTo(town.village(1).id().toString());
        assertThat(villages.path(0).path("total").asString()).isEqualTo("285");
        assertThat(villages.path(1).path("total").asString()).isEqualTo("255");
    }

    /** A village objects to a figure that stands on no sheet; upholding it replaces the figure. */
    @Test
    void an_objection_against_a_reported_figure_replaces_it_and_everybody_sees_the_difference() {
        TownSetup town = given.town(2, 0);
        Login inspector = given.staff(town.officer(), Role.INSPECTOR, null);
        UUID round = open(town, "xili-visit", "2026-11");
        String path = ROUNDS + "/" + round;
        List<Map<String, Object>> rows = new ArrayList<>();
        town.villages().forEach(village -> rows.add(Map.of("subject", village.id(), "group", "东管区")));
        http.as(town.officer()).put(path + "/roster", Map.of("rows", rows)).expect(200);
        UUID wrong = report(inspector, round, report(town.village(0).id(), "visit", 60, "2026-11-20"))
                .expect(200)
                .id();
        report(inspector, round, report(town.village(1).id(), "visit", 80, "2026-11-20"))
                .expect(200);
        var officer = http.as(town.officer());
        officer.post(path + "/standings", Map.of("reason", "公布")).expect(201);
        assertThat(report(inspector, round, report(town.village(0).id(), "visit", 90, "2026-11-20"))
                        .expect(409)
                        .problem())
                .isEqualTo("standing-published");

        UUID objection = http.as(town.village(0).committee())
                .post(
                        path + "/objections",
                        Map.of(
                                "subject",
                                town.village(0).id(),
                                "line",
                                "visit",
                                "finding",
                                wrong,
                                "grounds",
                                "打分抄错了",
                                "photos",
                                List.of()))
                .expect(201)
                .id();
        Map<String, Object> entry = report(town.village(0).id(), "visit", 90, "2026-11-20");
        entry.put("replaces", wrong);
        String decision = path + "/objections/" + objection + "/decision";
        officer.post(decision, Map.of("upheld", true, "reason", "属实")).expect(400);
        http.as(inspector)
                .post(decision, Map.of("upheld", false, "reason", "不属实"))
                .expect(403);
        JsonNode upheld = officer.post(
                        decision,
                        Map.of(
                                "upheld",
                                true,
                                "reason",
                                "属实",
                                "report",
                                Map.of("id", UUID.randomUUID(), "entry", entry)))
                .expect(200)
                .json();
        assertThat(upheld.path("state").asString()).isEqualTo("UPHELD");
        assertThat(upheld.path("report").isNull()).isFalse();
        clock.advance(Duration.ofDays(3));
        assertThat(officer.post(path + "/freeze", null).expect(409).problem()).isEqualTo("standing-stale");
        JsonNode again = officer.post(path + "/standings", Map.of("reason", "更正"))
                .expect(201)
                .json();
        assertThat(again.path("changes")).hasSize(2);
        assertThat(again.path("standing")
                        .path("figures")
                        .path("places")
                        .path(0)
                        .path("total")
                        .asString())
                .isEqualTo("90");
    }

    /** Nanma: villages report what is left; nobody gives marks. */
    @Test
    void a_campaign_counts_down_its_remaining_work_by_the_day() {
        TownSetup town = given.town(2, 0);
        assertThat(http.as(town.officer())
                        .post(
                                ROUNDS,
                                Map.of(
                                        "period",
                                        "2026-11-22_2026-12-22",
                                        "adoption",
                                        Map.of("preset", "nanma-campaign", "reason", "镇里决定")))
                        .expect(400)
                        .text())
                .contains("方案写明的起止日期是 2021-11-22_2021-12-22");
        UUID round = open(town, "nanma-campaign", "2021-11-22_2021-12-22");
        Login committee = town.village(0).committee();
        Map<String, Object> begun = report(town.village(0).id(), "weak-spots", 0, "2021-11-22");
        begun.put("target", 31);
        report(committee, round, begun).expect(200);
        report(committee, round, report(town.village(0).id(), "weak-spots", 31, "2021-12-20"))
                .expect(200);
        report(committee, round, report(town.village(1).id(), "weak-spots", 1, "2021-12-20"))
                .expect(403);
        report(committee, round, report(town.village(0).id(), "weak-spots", 1, "2021-12-23"))
                .expect(400);

        JsonNode progress = http.as(committee)
                .get(ROUNDS + "/" + round + "/progress")
                .expect(200)
                .json();

        JsonNode own = progress.path(0)
                        .path("subject")
                        .asString()
                        .equals(town.village(0).id().toString())
                ? progress.path(0)
                : progress.path(1);
        assertThat(own.path("days")).hasSize(31);
        assertThat(own.path("days").path(0).path("planned").asString()).isEqualTo("30");
        assertThat(own.path("days").path(27).path("remaining").asString()).isEqualTo("31");
        assertThat(own.path("remaining").asString()).isEqualTo("0");
    }

    /** Works of a contest are entered, a village's veto falls on all of them, prizes go to works. */
    @Test
    void works_are_entered_marked_vetoed_and_paid_for() throws SQLException {
        TownSetup town = given.town(2, 0);
        String document =
                PRESET_CONTEST.formatted(town.village(0).name(), town.village(1).name());
        UUID round = http.as(town.officer())
                .post(
                        ROUNDS,
                        Map.of(
                                "period",
                                "2026-11-01_2026-11-30",
                                "adoption",
                                Map.of("document", document, "reason", "镇里决定")))
                .expect(201)
                .id();
        String path = ROUNDS + "/" + round;
        Login inspector = given.staff(town.officer(), Role.INSPECTOR, null);
        List<UUID> works = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            UUID work = UUID.randomUUID();
            works.add(work);
            Login committee = town.village(i % 2).committee();
            Map<String, Object> entry = Map.of("village", town.village(i % 2).id(), "name", "磨盘角" + i, "place", "村口");
            http.as(committee).put(path + "/entries/" + work, entry).expect(200);
            http.as(committee).put(path + "/entries/" + work, entry).expect(200);
            http.as(town.village(1 - i % 2).committee())
                    .put(path + "/entries/" + UUID.randomUUID(), entry)
                    .expect(403);
            report(inspector, round, report(work, "scale", 40 - i, "2026-11-20"))
                    .expect(200);
        }
        assertThat(http.as(town.village(0).committee())
                        .put(
                                path + "/entries/" + UUID.randomUUID(),
                                Map.of("village", town.village(0).id(), "name", "磨盘角0", "place", "别处"))
                        .expect(409)
                        .problem())
                .isEqualTo("entry-taken");
        JsonNode entered = http.as(inspector).get(path + "/entries").expect(200).json();
        assertThat(entered).hasSize(2);
        assertThat(entered.path(0).path("target").asString()).isEqualTo("2");
        assertThat(entered.path(0).path("entries")).hasSize(2);
        report(inspector, round, report(town.village(0).id(), "base-cleaning", 1, "2026-11-20"))
                .expect(200);

        JsonNode figures = frozen(town, round, 3).path("figures");

        assertThat(figures.path("places").path(0).path("subject").asString())
                .isEqualTo(works.get(1).toString());
        assertThat(figures.path("places").path(2).path("vetoes").path(0).asString())
                .isEqualTo("“清底子”未完成");
        JsonNode owed =
                http.as(town.officer()).get(path + "/consequences").expect(200).json();
        assertThat(owed).hasSize(1);
        assertThat(owed.path(0).path("yuan").asLong()).isEqualTo(3000);
        assertThat(owed.path(0).path("subjectName").asString()).isEqualTo("磨盘角1");
    }

    private static final String PRESET_CONTEST = """
            {
              "format": 2, "code": "contest", "title": "小微景观大赛", "subject": "work", "period": "campaign",
              "sources": ["visits"],
              "lines": [{"kind": "visits", "code": "scale", "title": "体量规模", "weight": 40}],
              "vetoes": [{"code": "base-cleaning", "title": "“清底子”未完成"}],
              "ranking": "highest-first", "ties": ["draw"],
              "tiers": [
                {"name": "一等奖", "count": 1, "outcome": {"yuan": 3000}},
                {"name": "未获奖", "rest": true}
              ],
              "budgetYuan": 3000,
              "roster": [{"name": "%s", "target": 2}, {"name": "%s", "target": 2}],
              "objectionDays": 3
            }
            """;

    @Test
    void two_schemes_stand_side_by_side_on_pasted_figures_and_nothing_is_kept() {
        TownSetup town = given.town(1, 0);
        String figures = "村名\troads\tcourtyards\tpoultry:roaming\n甲村\t30\t20\t0\n乙村\t20\t29\t0\n";
        String own = Assessing.own().replace("\"weight\": 30},", "\"weight\": 60},");
        Map<String, Object> request = Map.of(
                "a", Map.of("document", Assessing.own()),
                "b",
                        Map.of(
                                "document",
                                own.replace(
                                        "\"code\": \"roads\", \"title\": \"村组道路\", \"weight\": 60",
                                        "\"code\": \"roads\", \"title\": \"村组道路\", \"weight\": 30")),
                "figures", figures);

        JsonNode compared = http.as(town.officer())
                .post("/api/v1/scheme-comparisons", request)
                .expect(200)
                .json();

        assertThat(compared.path("a").path("periods").path(0).path("figures").path("places"))
                .hasSize(2);
        assertThat(compared.path("sums")).hasSize(2);
        assertThat(http.as(town.officer()).get(ROUNDS).json().path("items")).isEmpty();
        Answer wrong = http.as(town.officer())
                .post(
                        "/api/v1/scheme-comparisons",
                        Map.of(
                                "a",
                                request.get("a"),
                                "b",
                                request.get("a"),
                                "figures",
                                figures.replace("乙村\t20", "甲村\t31")));
        assertThat(wrong.expect(400).problem()).isEqualTo("invalid-figures");
        assertThat(wrong.json().path("errors").path(0).path("sentence").asString())
                .isEqualTo("第 3 行: 名称 「甲村」与第 2 行重复");
        assertThat(http.as(town.officer())
                        .post(
                                "/api/v1/scheme-simulations",
                                Map.of(
                                        "scheme",
                                        Map.of("preset", "fengming"),
                                        "figures",
                                        figures.replace("甲村\t30", "甲村\t31")))
                        .expect(400)
                        .json()
                        .path("errors")
                        .path(0)
                        .path("sentence")
                        .asString())
                .isEqualTo("第 2 行: roads 「村组道路」得分应在 0 到 30 之间");
    }

    @Test
    void the_schema_is_served_as_it_ships() {
        TownSetup town = given.town(1, 0);

        JsonNode schema =
                http.as(town.officer()).get("/api/v1/scheme-schema").expect(200).json();

        assertThat(schema.path("$schema").asString()).contains("2020-12");
        assertThat(http.as(town.officer())
                        .get("/api/v1/scheme-presets")
                        .expect(200)
                        .json())
                .hasSizeGreaterThanOrEqualTo(10);
    }

    /** The town sees all, staff of a village its own homes, in the place they have among all. */
    private void homesAreReadInTheirOwnVillage(TownSetup town, UUID round) {
        Caller committee = http.as(town.village(0).committee());
        UUID mine = town.village(0).household(0).id();
        UUID theirs = town.village(1).household(0).id();
        String path = ROUNDS + "/" + round;

        JsonNode places = committee
                .get(path + "/standing")
                .expect(200)
                .json()
                .path("figures")
                .path("places");
        assertThat(places).hasSize(1);
        JsonNode whole = http.as(town.officer())
                .get(path + "/standing")
                .expect(200)
                .json()
                .path("figures")
                .path("places");
        assertThat(whole).hasSize(2);
        assertThat(places.path(0).path("subject").asString()).isEqualTo(mine.toString());
        assertThat(whole.valueStream()).as("as it stands among all").contains(places.path(0));
        assertThat(committee.get(path + "/standings").expect(200).text()).doesNotContain(theirs.toString());
        committee.get(path + "/subjects/" + mine + "/trace").expect(200);
        committee.get(path + "/subjects/" + theirs + "/trace").expect(404);
        committee.get(path + "/bulletin.pdf").expect(403);
        committee.get(path + "/script").expect(403);
        http.as(town.village(1).household(0).villager())
                .get(path + "/subjects/" + theirs + "/trace")
                .expect(200);
    }
}
