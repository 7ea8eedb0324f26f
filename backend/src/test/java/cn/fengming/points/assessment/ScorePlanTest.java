package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.kernel.Seed;
import cn.fengming.points.paper.FilledRow;
import cn.fengming.points.paper.Flaw;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a file of scores comes to: every kind of column, and every way in which a cell may be wrong. */
class ScorePlanTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final Subject EAST = new Subject(new UUID(1, 1), "东岭村");
    private static final Subject WEST = new Subject(new UUID(1, 2), "西岭村");
    private static final List<Subject> FIELD =
            List.of(EAST, WEST, new Subject(new UUID(1, 3), "双河村"), new Subject(new UUID(1, 4), "双河村"));
    private static final Actor OFFICER =
            new Actor(new UUID(0, 1), new UUID(2, 1), "周明兰", null, null, Set.of(new Grant(Role.TOWN, null, null)));

    private static final Scheme SCHEME =
            SchemeReader.read("""
                    {
                      "format": 2, "code": "all", "title": "全部", "subject": "village", "period": "month",
                      "sources": ["sheets", "findings", "survey", "visits", "progress"],
                      "lines": [
                        {"kind": "scored", "code": "roads", "title": "村组道路", "weight": 30},
                        {"kind": "deducted", "code": "poultry", "title": "鸡鸭归圈", "weight": 20, "photo": false,
                         "deductions": [{"code": "roaming", "title": "散养", "deduct": 2}]},
                        {"kind": "counted", "code": "checks", "title": "抽查", "source": "findings", "photo": false,
                         "deductions": [{"code": "found", "title": "发现问题", "deduct": 1}]},
                        {"kind": "survey", "code": "survey", "title": "测评", "baseline": 8, "fewer": 0.1, "more": 0.1,
                         "unmeasured": "mean"},
                        {"kind": "visits", "code": "visit", "title": "点评", "weight": 10, "unmeasured": "zero"},
                        {"kind": "progress", "code": "tasks", "title": "任务", "weight": 10, "unmeasured": "zero"},
                        {"kind": "progress", "code": "days", "title": "行动", "weight": 0, "target": 9, "combine": "sum",
                         "unmeasured": "zero"}
                      ],
                      "vetoes": [{"code": "fire", "title": "火灾"}],
                      "ranking": "highest-first", "ties": ["draw"],
                      "tiers": [{"name": "全部", "rest": true}], "objectionDays": 3
                    }
                    """, OptionalInt.empty()).mustBeSound();

    private static final Round ROUND = new Round(
            new UUID(9, 9),
            "all",
            "全部",
            SubjectKind.VILLAGE,
            PeriodKind.MONTH.parse("2026-11"),
            Round.State.SCORING,
            1,
            "",
            new Seed("ab".repeat(32)),
            NOW,
            null);

    private final List<Sheet> sheets = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();

    @Test
    void every_kind_of_column_is_written_once_and_then_stands() {
        FilledRow row = row(
                2, "东岭村", "村组道路", "28.5", "鸡鸭归圈:散养", "2", "抽查:发现问题", "3", "测评", "6", "点评", "9", "任务", "3/4", "行动", "2",
                "火灾", "0", "说明", "边沟有泥");

        ScorePlan plan = plan(row);

        assertThat(plan.flaws().inOrder()).isEmpty();
        assertThat(plan.draft().steps())
                .extracting(ScoreStep::column)
                .containsExactly("村组道路", "鸡鸭归圈:散养", "抽查:发现问题", "测评", "点评", "任务", "行动");
        assertThat(plan.draft().unchanged()).as("a veto nobody spoke of").isEqualTo(1);
        Sheet sheet = plan.draft().sheets().get(EAST.id());
        assertThat(sheet.content().mark("roads").orElseThrow().remark()).isEqualTo("边沟有泥");
        assertThat(sheet.content().findings()).extracting(Finding::count).containsExactly(2);
        assertThat(plan.draft().reports())
                .extracting(Report::line)
                .containsExactly("checks", "survey", "visit", "tasks", "days");
        assertThat(plan.draft().reports().get(3).target()).isEqualTo(Score.of(4));

        keep(plan);
        ScorePlan again = plan(row);
        assertThat(again.draft().steps()).isEmpty();
        assertThat(again.draft().unchanged()).isEqualTo(8);
        assertThat(again.fingerprint()).isNotEqualTo(plan.fingerprint());
    }

    @Test
    void what_is_corrected_replaces_what_is_added_adds() {
        keep(plan(row(2, "东岭村", "村组道路", "20", "鸡鸭归圈:散养", "2", "抽查:发现问题", "3", "测评", "6", "任务", "3/4", "行动", "2")));

        ScorePlan plan = plan(row(
                2, "东岭村", "村组道路", "25", "鸡鸭归圈:散养", "5", "抽查:发现问题", "4", "测评", "7", "任务", "4/4", "行动", "3.5", "火灾",
                "1"));

        assertThat(plan.flaws().inOrder()).isEmpty();
        assertThat(plan.draft().steps())
                .extracting(step -> step.column() + " " + step.before() + " " + step.after())
                .containsExactly(
                        "村组道路 20 25", "鸡鸭归圈:散养 2 5", "抽查:发现问题 3 4", "测评 6 7", "任务 3 4", "行动 2 3.5", "火灾 null 1");
        assertThat(plan.draft().sheets().get(EAST.id()).content().findings())
                .extracting(Finding::count)
                .containsExactly(2, 3);
        assertThat(plan.draft().reports())
                .extracting(report -> report.line() + " " + report.value() + " " + (report.replaces() != null))
                .containsExactly("checks 1 false", "survey 7 true", "tasks 4 true", "days 1.5 false", "fire 1 false");
    }

    @Test
    void every_wrong_cell_is_named_with_its_place() {
        keep(plan(row(2, "西岭村", "抽查:发现问题", "3", "行动", "2")));
        ScorePlan plan = plan(
                row(2, "东岭村", "村组道路", "30.5", "鸡鸭归圈:散养", "很多", "测评", "1.5", "点评", "十", "任务", "1/2/3", "火灾", "2"),
                row(3, "东岭村", "村组道路", "20"),
                row(4, "南岭村", "村组道路", "20"),
                row(5, "双河村", "村组道路", "20"),
                row(6, "西岭村", "抽查:发现问题", "2", "行动", "1", "日期", "2026-12-01"),
                row(7, "", "村组道路", "20"));

        assertThat(plan.flaws().inOrder())
                .extracting(Flaw::sentence)
                .containsExactly(
                        "第 2 行，村组道路 列（村组道路）：「村组道路」得分应在 0 到 30 之间",
                        "第 2 行，鸡鸭归圈:散养 列（鸡鸭归圈:散养）：「很多」不是处数，应为 0 到 999 的整数",
                        "第 2 行，测评 列（测评）：「测评」应填问题个数，0 或正整数",
                        "第 2 行，点评 列（点评）：「十」不是数字，应为 0 或正数，最多两位小数",
                        "第 2 行，任务 列（任务）：「1/2/3」应写成「完成/任务」，如 3/4",
                        "第 2 行，火灾 列（火灾）：一票否决只填 1（成立）或 0（不成立）",
                        "第 3 行，名称 列（名称）：「东岭村」与第 2 行重复",
                        "第 4 行，名称 列（名称）：这期考核没有「南岭村」",
                        "第 5 行，名称 列（名称）：有 2 个「双河村」，请用下载的表，保留编号",
                        "第 6 行，日期 列（日期）：日期应在 2026-11-01 到 2026-11-30 之间",
                        "第 7 行，名称 列（名称）：请填写名称");

        ScorePlan less = plan(row(6, "西岭村", "抽查:发现问题", "2", "行动", "1"));
        assertThat(less.flaws().inOrder())
                .extracting(Flaw::message)
                .containsExactly("已登记 3 处，要减少请在原来的登记上更正", "已填报完成 2，要减少请更正原来的填报");
    }

    @Test
    void a_submitted_sheet_is_not_written_over() {
        Sheet sheet = Sheet.draft(new UUID(5, 5), ROUND.id(), EAST.id(), TODAY, OFFICER.person(), NOW)
                .marked(TODAY, List.of(new Mark("roads", Score.of(30), null)), OFFICER.person())
                .submitted(SCHEME, OFFICER.person(), NOW);
        sheets.add(sheet);
        assertThat(plan(row(2, "东岭村", "村组道路", "30")).draft().unchanged()).isEqualTo(1);
        assertThat(plan(row(2, "东岭村", "村组道路", "29", "说明", "差")).flaws().inOrder())
                .extracting(Flaw::message)
                .containsExactly("评分表已经提交，要改请写明理由登记更正");
    }

    @Test
    void numbers_tell_apart_who_has_the_same_name() {
        ScorePlan plan = plan(
                row(2, "双河村", "编号", new UUID(1, 4).toString(), "测评", "1"),
                row(3, "西岭村", "编号", new UUID(1, 3).toString(), "测评", "1"),
                row(4, "东岭村", "编号", "7", "测评", "1"));
        assertThat(plan.subjects()).extracting(Subject::id).containsExactly(new UUID(1, 4));
        assertThat(plan.flaws().inOrder())
                .extracting(Flaw::message)
                .containsExactly("这个编号是「双河村」的，不是「西岭村」", "这期考核没有这个编号，请用下载的表，不要改编号");
    }

    @Test
    void the_same_file_in_the_same_round_has_the_same_fingerprint() {
        FilledRow row = row(2, "东岭村", "村组道路", "20", "测评", "6");
        assertThat(plan(row).fingerprint()).isEqualTo(plan(row).fingerprint());
        assertThat(plan(row(2, "东岭村", "村组道路", "20", "测评", "6", "说明", "又")).fingerprint())
                .isNotEqualTo(plan(row).fingerprint());
    }

    private void keep(ScorePlan plan) {
        sheets.removeIf(sheet -> plan.draft().sheets().containsKey(sheet.subject()));
        sheets.addAll(plan.draft().sheets().values());
        plan.draft()
                .reports()
                .forEach(report -> reports.removeIf(old -> old.id().equals(report.replaces())));
        reports.addAll(plan.draft().reports());
    }

    private ScorePlan plan(FilledRow... rows) {
        return ScorePlan.of(
                OFFICER,
                ROUND,
                SCHEME,
                FIELD,
                ScoreLedger.of(sheets, reports, OFFICER.person()),
                List.of(rows),
                TODAY,
                NOW,
                new Ids());
    }

    /** Columns are called by their titles here. */
    private static FilledRow row(int number, String name, String... cells) {
        Map<String, String> written = new HashMap<>();
        Map<String, String> letters = new HashMap<>();
        if (!name.isEmpty()) {
            written.put("名称", name);
        }
        letters.put("名称", "名称");
        letters.put("编号", "编号");
        for (int at = 0; at < cells.length; at += 2) {
            written.put(cells[at], cells[at + 1]);
            letters.put(cells[at], cells[at]);
        }
        return new FilledRow(number, written, letters, List.of());
    }
}
