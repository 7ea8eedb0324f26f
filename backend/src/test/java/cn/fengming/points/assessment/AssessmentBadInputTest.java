package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.assessment.Assessing.Assessed;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Servers;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** What is wrong is named, and nothing of it happens. */
@PointsTest
class AssessmentBadInputTest {

    @Autowired
    Assessing assessing;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    @Autowired
    TestClock clock;

    @Autowired
    Books books;

    @Autowired
    DatabaseClient database;

    @Autowired
    StandingDesk desk;

    @Test
    void a_scheme_is_refused_with_every_error_and_its_line() {
        TownSetup town = given.town(3, 0);
        String document = Assessing.own()
                .replace("\"weight\": 20, \"photo\"", "\"weight\": 0, \"photo\"")
                .replace("\"previous-standing\", \"draw\"", "\"previous-standing\"");

        Answer refused = http.as(town.officer())
                .post(Assessing.ROUNDS, Map.of("period", "2026Q4", "adoption", Assessing.document(document)))
                .expect(400);

        assertThat(refused.problem()).isEqualTo("invalid-scheme");
        assertThat(refused.json().path("errors")).hasSize(2);
        assertThat(refused.json().path("errors").path(0).path("sentence").asString())
                .isEqualTo("第 9 行: lines[3].weight 应为正整数");
        assertThat(refused.json().path("errors").path(1).path("sentence").asString())
                .startsWith("第 13 行: ties[1] 最后一条同分规则必须是 draw");
        var report = http.as(town.officer())
                .post("/api/v1/scheme-checks", Map.of("document", document))
                .expect(200)
                .json();
        assertThat(report.path("sound").asBoolean()).isFalse();
        assertThat(report.path("errors")).hasSize(2);
        assertThat(http.as(town.officer()).get(Assessing.ROUNDS).json().path("items"))
                .isEmpty();
    }

    @Test
    void tiers_that_do_not_cover_the_towns_villages_are_refused_when_adopted() {
        TownSetup town = given.town(3, 0);

        Answer refused = http.as(town.officer())
                .post(Assessing.ROUNDS, Map.of("period", "2026Q4", "adoption", Assessing.preset()))
                .expect(400);

        assertThat(refused.json().path("detail").asString()).contains("各等次共 24 个名额，多于全部 3 个考核对象");
    }

    @Test
    void a_round_needs_a_real_period_one_scheme_and_a_reason() {
        TownSetup town = given.town(3, 0);
        var officer = http.as(town.officer());
        Map<String, Object> own = Assessing.document(Assessing.own());

        officer.post(Assessing.ROUNDS, Map.of("period", "2026Q5", "adoption", own))
                .expect(400);
        officer.post(Assessing.ROUNDS, Map.of("period", "", "adoption", own)).expect(400);
        officer.post(Assessing.ROUNDS, Map.of("period", "2026Q4")).expect(400);
        officer.post(Assessing.ROUNDS, Map.of("period", "2026Q4", "adoption", Map.of("reason", "无")))
                .expect(400);
        officer.post(
                        Assessing.ROUNDS,
                        Map.of("period", "2026Q4", "adoption", Map.of("preset", "atlantis", "reason", "试")))
                .expect(404);
        officer.post(Assessing.ROUNDS, Map.of("period", "2026Q4", "adoption", Map.of("document", Assessing.own())))
                .expect(400);
    }

    @ParameterizedTest
    @CsvSource({
        "roads, 30.5, 「村组道路」得分应在 0 到 30 之间",
        "roads, -1, 得分不能小于零",
        "roads, 1.234, 得分最多两位小数",
        "roads, 100000, 得分最多两位小数",
        "poultry, 20, 「鸡鸭归圈」按问题扣分，不直接打分",
        "rivers, 5, 考核方案没有这个评分项: rivers"
    })
    void a_mark_outside_its_line_is_refused(String line, String score, String why) {
        Assessed assessed = assessing.begun(2, 0);
        Map<String, Object> entry = new HashMap<>(Assessing.marks(assessed.round(), assessed.village(0), "0"));
        entry.put("marks", List.of(Map.of("line", line, "score", Assessing.number(score))));

        Answer refused = assessing
                .inspector(assessed)
                .put(Assessing.SHEETS + UUID.randomUUID(), entry)
                .expect(400);

        assertThat(refused.text()).contains(why);
        assertThat(assessing.officer(assessed).get(assessed.path("/sheets")).json())
                .isEmpty();
    }

    @Test
    void a_line_twice_a_future_visit_and_a_village_twice_are_refused() {
        Assessed assessed = assessing.begun(2, 0);
        Map<String, Object> twice = new HashMap<>(Assessing.marks(assessed.round(), assessed.village(0), "0"));
        Map<String, Object> mark = Map.of("line", "roads", "score", 30);
        twice.put("marks", List.of(mark, mark));
        Map<String, Object> ahead = new HashMap<>(Assessing.marks(assessed.round(), assessed.village(0), "0"));
        ahead.put("visitedOn", "2026-11-24");
        var inspector = assessing.inspector(assessed);

        assertThat(inspector
                        .put(Assessing.SHEETS + UUID.randomUUID(), twice)
                        .expect(400)
                        .json()
                        .path("fields"))
                .isNotEmpty();
        inspector.put(Assessing.SHEETS + UUID.randomUUID(), ahead).expect(400);
        assessing.draft(assessed, 0, "1").expect(200);
        Answer taken = inspector.put(
                Assessing.SHEETS + UUID.randomUUID(), Assessing.marks(assessed.round(), assessed.village(0), "1"));
        assertThat(taken.expect(409).problem()).isEqualTo("sheet-exists");
        Answer reused =
                inspector.put(assessed.sheetPath(0), Assessing.marks(assessed.round(), assessed.village(1), "1"));
        assertThat(reused.expect(409).problem()).isEqualTo("sheet-differs");
    }

    @Test
    void a_deduction_needs_a_known_kind_and_a_photo_of_ones_own() {
        Assessed assessed = assessing.begun(2, 0);
        assessing.draft(assessed, 0, "1").expect(200);
        UUID foreign = uploads.photo(assessed.officer());
        UUID own = uploads.photo(assessed.inspector());
        var inspector = assessing.inspector(assessed);
        String findings = assessed.sheetPath(0) + "/findings/";

        for (Map<String, Object> wrong : List.of(
                Assessing.finding("black-water", "ditch", List.of()),
                Assessing.finding("black-water", "swamp", List.of(own)),
                Assessing.finding("black-water", null, List.of(own)),
                Assessing.finding("black-water", "ditch", List.of(foreign)),
                Assessing.finding("black-water", "ditch", List.of(UUID.randomUUID())),
                Assessing.finding("roads", "ditch", List.of()))) {
            inspector.put(findings + UUID.randomUUID(), wrong).expect(400);
        }
        inspector
                .put(findings + UUID.randomUUID(), Assessing.finding("black-water", "ditch", List.of(own)))
                .expect(200);
        assessing.draft(assessed, 1, "1").expect(200);
        inspector
                .put(
                        assessed.sheetPath(1) + "/findings/" + UUID.randomUUID(),
                        Assessing.finding("black-water", "ditch", List.of(own)))
                .expect(400);
    }

    @Test
    void an_incomplete_sheet_is_not_submitted_and_a_submitted_one_is_not_edited() {
        Assessed assessed = assessing.begun(2, 0);
        UUID sheet = UUID.randomUUID();
        Map<String, Object> bare = new HashMap<>(Assessing.marks(assessed.round(), assessed.village(0), "0"));
        bare.put("marks", List.of());
        var inspector = assessing.inspector(assessed);
        inspector.put(Assessing.SHEETS + sheet, bare).expect(200);

        Answer incomplete =
                inspector.post(Assessing.SHEETS + sheet + "/submission", null).expect(422);
        assertThat(incomplete.problem()).isEqualTo("sheet-incomplete");
        assertThat(incomplete.json().path("lacks")).hasSize(2);

        Map<String, Object> whole = Assessing.marks(assessed.round(), assessed.village(0), "2");
        inspector.put(Assessing.SHEETS + sheet, whole).expect(200);
        inspector.post(Assessing.SHEETS + sheet + "/submission", null).expect(200);
        inspector.post(Assessing.SHEETS + sheet + "/submission", null).expect(200);
        inspector.put(Assessing.SHEETS + sheet, whole).expect(200);
        Answer edited =
                inspector.put(Assessing.SHEETS + sheet, Assessing.marks(assessed.round(), assessed.village(0), "3"));
        assertThat(edited.expect(409).problem()).isEqualTo("sheet-submitted");
    }

    @Test
    void a_published_round_takes_corrections_only_through_objections() {
        Assessed assessed = assessing.scored(assessing.begun(2, 0));
        assessing.publish(assessed).expect(201);
        var inspector = assessing.inspector(assessed);

        assertThat(inspector
                        .post(assessed.sheetPath(0) + "/corrections", Assessing.correction(1, "5"))
                        .expect(409)
                        .problem())
                .isEqualTo("standing-published");
        var committee = http.as(assessed.town().village(0).committee());
        Map<String, Object> unknown = Map.of(
                "subject", assessed.village(0),
                "line", "poultry",
                "finding", UUID.randomUUID(),
                "grounds", "没有这个问题",
                "photos", List.of());
        committee.post(assessed.path("/objections"), unknown).expect(404);
        Map<String, Object> shown = new HashMap<>(unknown);
        shown.remove("finding");
        shown.put("photos", List.of(uploads.photo(assessed.inspector())));
        committee.post(assessed.path("/objections"), shown).expect(400);
        shown.put("photos", List.of(uploads.photo(assessed.town().village(0).committee())));
        UUID objection =
                committee.post(assessed.path("/objections"), shown).expect(201).id();
        String decision = assessed.path("/objections/" + objection + "/decision");
        var officer = assessing.officer(assessed);
        officer.post(decision, Map.of("upheld", true, "reason", "属实")).expect(400);
        officer.post(decision, Map.of("upheld", false, "reason", "不属实", "correction", Assessing.correction(1, "5")))
                .expect(400);
        assertThat(officer.post(decision, Assessing.upheld(7, "5")).expect(409).problem())
                .isEqualTo("sheet-changed");
        officer.post(decision, Map.of("upheld", false, "reason", "当天确有泥土")).expect(200);
    }

    @Test
    void objections_end_with_the_window_and_never_come_after_the_freeze() {
        Assessed assessed = assessing.scored(assessing.begun(2, 100_000));
        var committee = assessed.town().village(0).committee();
        assertThat(assessing.object(assessed, committee, 0).expect(409).problem())
                .isEqualTo("standing-not-published");
        assessing.publish(assessed).expect(201);
        clock.advance(Duration.ofDays(5));
        assertThat(assessing.object(assessed, committee, 0).expect(409).problem())
                .isEqualTo("objection-window-closed");
        assessing.freeze(assessed).expect(200);
        assertThat(assessing.object(assessed, committee, 0).expect(409).problem())
                .isEqualTo("standing-frozen");
        assertThat(assessing.publish(assessed).expect(409).problem()).isEqualTo("standing-frozen");
    }

    @Test
    void a_closed_book_takes_no_pools_and_the_standing_stays_open() {
        Assessed assessed = assessing.scored(assessing.begun(2, 100_000));
        assessing.publish(assessed).expect(201);
        clock.advance(Duration.ofDays(5));
        books.closeQuarter(assessed.officer().actor(), new Quarter(2026, 4)).block();

        assertThat(assessing.freeze(assessed).expect(409).problem()).isEqualTo("quarter-closed");
        assertThat(assessing
                        .officer(assessed)
                        .get(assessed.path(""))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("PUBLISHED");

        clock.advance(Duration.ofDays(60));
        books.openQuarter(assessed.officer().actor(), new Quarter(2027, 1)).block();
        Standing late =
                desk.freeze(assessed.officer().actor(), assessed.round()).block();
        assertThat(late.state()).isEqualTo(Standing.State.FROZEN);
        assertThat(books.check(assessed.town().town()).block().findings()).isEmpty();
    }

    @Test
    void two_schemes_never_pay_a_pool_twice_for_one_period() {
        Assessed assessed = assessing.scored(assessing.begun(2, 100_000));
        String other = Assessing.own().replace("\"code\": \"own\"", "\"code\": \"other\"");
        Assessed second = assessing.scored(assessing.adopted(assessed.town(), Assessing.document(other), "2026Q4"));
        assessing.publish(assessed).expect(201);
        assessing.publish(second).expect(201);
        clock.advance(Duration.ofDays(5));

        assessing.freeze(assessed).expect(200);
        assertThat(assessing.freeze(second).expect(409).problem()).isEqualTo("pool-granted-before");
        assertThat(books.check(assessed.town().town()).block().findings()).isEmpty();
    }

    /** Even the owner of the tables cannot change what was frozen. */
    @ParameterizedTest
    @CsvSource({
        "update assessment.standing set fingerprint = 'x' where town_id = ?",
        "delete from assessment.standing where town_id = ?",
        "update assessment.outcome set pool_points = 1 where town_id = ?",
        "delete from assessment.outcome where town_id = ?",
        "update assessment.round set state = 'SCORING' where town_id = ?",
        "update assessment.scheme set document = '{}' where town_id = ?",
        "update assessment.sheet_version set reason = 'x' where town_id = ?"
    })
    void what_is_frozen_cannot_be_changed_by_anybody(String sql) throws SQLException {
        Assessed assessed = assessing.scored(assessing.begun(2, 100_000));
        assessing.publish(assessed).expect(201);
        clock.advance(Duration.ofDays(5));
        assessing.freeze(assessed).expect(200);

        try (Connection owner = owner();
                PreparedStatement change = owner.prepareStatement(sql)) {
            change.setObject(1, assessed.town().town());
            assertThatThrownBy(change::executeUpdate)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("55000"));
        }
    }

    private Connection owner() throws SQLException {
        String name = database.sql("select current_database()")
                .mapValue(String.class)
                .one()
                .block();
        return DriverManager.getConnection(
                "jdbc:" + Servers.postgres().url(name),
                Servers.postgres().user(),
                Servers.postgres().password());
    }
}
