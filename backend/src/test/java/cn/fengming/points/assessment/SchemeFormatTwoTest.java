package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What format 2 can say, and what it refuses, line by line. */
class SchemeFormatTwoTest {

    static final String WHOLE = """
            {
              "format": 2, "code": "own-month", "title": "本镇月考核",
              "subject": "village", "period": "month",
              "sources": ["findings", "survey", "visits", "progress", "schemes"],
              "lines": [
                {"kind": "counted", "code": "checks", "title": "抽查问题", "source": "findings", "base": 10,
                 "deductions": [{"code": "dirty", "title": "脏乱", "deduct": 0.5}],
                 "additions": [{"code": "model", "title": "典型", "add": 5}], "floor": 0, "cap": 12},
                {"kind": "survey", "code": "survey", "title": "测评", "baseline": 8, "fewer": 0.1, "more": 0.1,
                 "unmeasured": "mean"},
                {"kind": "visits", "code": "visit", "title": "点评", "weight": 20, "max": 100, "fewest": 1, "most": 4},
                {"kind": "progress", "code": "tasks", "title": "任务", "weight": 30, "byDay": 25, "unmeasured": "zero"},
                {"kind": "schemes", "code": "homes", "title": "各户", "scheme": "own-home", "take": "total",
                 "combine": "mean", "factor": 0.4, "unmeasured": "zero"}
              ],
              "vetoes": [{"code": "burning", "title": "露天焚烧"}],
              "total": {"floor": 0, "cap": 110},
              "ranking": "highest-first",
              "within": "group",
              "ties": ["line:tasks", "fewer-findings", "previous-standing", "draw"],
              "tiers": [
                {"name": "优", "threshold": 90, "outcome": {"poolPoints": 300, "flag": "红旗"}},
                {"name": "良", "threshold": 60},
                {"name": "差", "rest": true, "outcome": {"assessmentScore": -1, "talk": "分管领导"}}
              ],
              "specials": [{"name": "点评奖", "line": "visit", "count": 1, "outcome": {"yuan": 200}}],
              "streaks": [
                {"name": "连续两月后两名", "bottom": 2, "periods": 2, "mode": "add", "outcome": {"letter": "整改通知书"}},
                {"name": "后两名", "bottom": 2, "outcome": {"bulletin": "通报"}}
              ],
              "budgetYuan": 1000,
              "groups": [{"name": "一类", "goal": "美化"}, {"name": "二类"}],
              "roster": [
                {"name": "甲村", "group": "一类", "target": 3},
                {"name": "乙村", "group": "二类", "target": 5}
              ],
              "objectionDays": 3
            }
            """;

    @Test
    void everything_it_can_say_is_read() {
        Scheme scheme = SchemeReader.read(WHOLE, Surroundings.NONE).mustBeSound();

        assertThat(scheme.lines()).extracting(Line::source).containsExactlyElementsOf(scheme.sources());
        assertThat(scheme.lines().get(1))
                .isEqualTo(new SurveyLine(
                        "survey", "测评", 8, Score.parse("0.1"), Score.parse("0.1"), Bounds.NONE, Unmeasured.MEAN));
        assertThat(scheme.tiers().get(0).cut()).isEqualTo(new Cut.Threshold(Score.of(90)));
        assertThat(scheme.tiers().get(0).consequences())
                .containsExactly(new Consequence(Consequence.Kind.FLAG, "优", null, null, "红旗"));
        assertThat(scheme.tiers().get(1).outcome()).isEqualTo(Outcome.NOTHING);
        assertThat(scheme.streaks()).extracting(Streak::name).containsExactly("后两名", "连续两月后两名");
        assertThat(scheme.grouping()).isEqualTo(Grouping.GROUP);
        assertThat(scheme.roster().get(1)).isEqualTo(new RosterEntry("乙村", "二类", Score.of(5)));
        assertThat(scheme.goals()).containsEntry("一类", "美化").containsEntry("二类", "");
    }

    @Test
    void a_village_twice_an_unknown_one_and_a_class_nobody_knows_are_named_with_their_lines() {
        assertThat(errors(WHOLE.replace("乙村", "甲村"))).containsExactly("第 35 行: roster[1] 与第 1 项的村名 甲村 重复");
        assertThat(errors(WHOLE, new Surroundings(OptionalInt.of(2), List.of("甲村", "丙村"), Map.of(), all())))
                .containsExactly("第 35 行: roster[1].name 本镇没有「乙村」这个村");
        assertThat(errors(WHOLE.replace("\"group\": \"二类\"", "\"group\": \"三类\"")))
                .containsExactly("第 35 行: roster[1].group 不在 groups 里，可用: 一类、二类");
        assertThat(errors(WHOLE.replace("\"group\": \"二类\", ", "")))
                .containsExactly("第 35 行: roster[1] 分类排名，要写明 group");
        assertThat(warnings(WHOLE, new Surroundings(OptionalInt.of(3), List.of("甲村", "乙村", "丙村"), Map.of(), all())))
                .contains("第 33 行: roster 没有列入 丙村，它们不参加");
    }

    @Test
    void tiers_that_leave_somebody_out_or_stand_in_the_wrong_order_are_named() {
        assertThat(errors(WHOLE.replace("\"rest\": true", "\"threshold\": 0")))
                .containsExactly("第 21 行: tiers 有按分数线划分的等次，要有一个等次写 rest，否则不到线的没有等次");
        assertThat(errors(WHOLE.replace("\"threshold\": 60", "\"threshold\": 95")))
                .containsExactly("第 23 行: tiers[1].threshold 应比上一个等次的分数线低");
        assertThat(errors(WHOLE.replace("\"threshold\": 60", "\"rest\": true")))
                .containsExactly("第 24 行: tiers[2].rest 只能是 true，并且只能有一个等次写 rest");
        assertThat(errors(WHOLE.replace("\"threshold\": 60", "\"threshold\": 60, \"count\": 3")))
                .containsExactly("第 23 行: tiers[1].count 不能与 threshold 同时写");
        assertThat(errors(WHOLE.replace("\"threshold\": 90", "\"rest\": true")
                        .replace(
                                "\"rest\": true, \"outcome\": {\"assessmentScore\"",
                                "\"count\": 1, \"outcome\": {\"assessmentScore\"")))
                .containsExactly("第 23 行: tiers[1].threshold 不能写在 rest 等次之后");
    }

    @Test
    void a_missing_tie_rule_is_named() {
        assertThat(errors(WHOLE.replace("\"previous-standing\", \"draw\"]", "\"previous-standing\"]")))
                .containsExactly("第 20 行: ties[2] 最后一条同分规则必须是 draw（抽签），否则可能分不出先后");
        assertThat(errors(WHOLE.replace("\"month\"", "\"campaign\"").replace("\"periods\": 2, ", "")))
                .containsExactly("第 20 行: ties 攻坚期没有上一期，不能用 previous-standing");
    }

    @Test
    void sources_and_lines_have_to_agree() {
        assertThat(errors(WHOLE.replace("[\"findings\", \"survey\"", "[\"findings\"")))
                .containsExactly("第 4 行: sources 没有写评分项用到的来源 survey");
        assertThat(errors(WHOLE.replace("[\"findings\"", "[\"sheets\", \"findings\"")))
                .containsExactly("第 4 行: sources[0] 没有评分项用到这个来源");
        assertThat(errors(
                        WHOLE.replace("\"findings\"", "\"spots\""),
                        new Surroundings(
                                OptionalInt.empty(),
                                List.of(),
                                Map.of(),
                                Set.of(SourceKind.SURVEY, SourceKind.VISITS, SourceKind.PROGRESS, SourceKind.SCHEMES))))
                .contains("第 4 行: sources[0] 这个来源还没有接通，暂时不能采用");
    }

    @Test
    void prizes_over_the_budget_are_an_error_and_under_it_a_warning() {
        String counted = WHOLE.replace("\"within\": \"group\",\n", "")
                .replace(
                        "\"threshold\": 90, \"outcome\": {\"poolPoints\": 300",
                        "\"count\": 1, \"outcome\": {\"yuan\": 300")
                .replace("\"threshold\": 60", "\"rest\": true")
                .replace(
                        "\"rest\": true, \"outcome\": {\"assessmentScore\"",
                        "\"count\": 1, \"outcome\": {\"assessmentScore\"");

        assertThat(errors(counted.replace("1000", "400")))
                .containsExactly("第 30 行: budgetYuan 奖金合计 500 元（1×300 + 1×200），超过预算 400 元");
        assertThat(errors(counted)).isEmpty();
        assertThat(warnings(counted, Surroundings.NONE))
                .contains("第 30 行: budgetYuan 奖金合计 500 元（1×300 + 1×200），与写明的 1000 元不符，少 500 元");
        assertThat(warnings(counted.replace("1000", "500"), Surroundings.NONE))
                .noneMatch(each -> each.contains("budget"));
        assertThat(warnings(WHOLE, Surroundings.NONE)).contains("第 31 行: budgetYuan 得奖的个数要到公布时才知道，那时再与预算核对");
    }

    @Test
    void schemes_that_count_with_each_other_are_named_with_the_way_round() {
        String month = WHOLE.replace("own-home", "own-year");
        Scheme year = SchemeReader.read(
                        WHOLE.replace("own-month", "own-year").replace("own-home", "own-week"), Surroundings.NONE)
                .mustBeSound();
        Scheme week = SchemeReader.read(
                        WHOLE.replace("own-month", "own-week").replace("own-home", "own-month"), Surroundings.NONE)
                .mustBeSound();
        Map<String, Scheme> known = Map.of("own-year", year, "own-week", week);

        assertThat(errors(month, new Surroundings(OptionalInt.empty(), List.of(), known, all())))
                .containsExactly("第 13 行: lines[4].scheme 方案互相引用，算不出来: own-month → own-year → own-week → own-month");
        assertThat(errors(WHOLE.replace("own-home", "own-month")))
                .containsExactly("第 13 行: lines[4].scheme 方案互相引用，算不出来: own-month → own-month");
        assertThat(warnings(WHOLE, Surroundings.NONE)).contains("第 13 行: lines[4].scheme 还没有方案 own-home，有了它的结果才能公布");
    }

    @Test
    void what_only_villages_have_is_not_promised_to_others() {
        assertThat(errors(WHOLE.replace("\"village\", \"period\"", "\"grid\", \"period\"")))
                .containsExactly("第 22 行: tiers[0].outcome.poolPoints 只能发给村，只有村才有积分池");
        assertThat(errors(WHOLE.replace("\"within\": \"group\"", "\"within\": \"village\"")))
                .containsExactly("第 19 行: within 考核对象是村，不能在村内排名");
    }

    @Test
    void fields_of_another_kind_are_named() {
        assertThat(errors(WHOLE.replace("\"fewest\": 1", "\"baseline\": 1")))
                .containsExactly(
                        "第 11 行: lines[2].baseline 是未知的字段，可用: kind、code、title、weight、max、fewest、most、unmeasured");
        assertThat(errors(WHOLE.replace("\"kind\": \"survey\"", "\"kind\": \"sorvey\"")))
                .contains("第 9 行: lines[1].kind 应为 counted、deducted、progress、schemes、scored、survey、visits 之一");
        assertThat(errors(WHOLE.replace("\"cap\": 12", "\"cap\": -12")))
                .containsExactly("第 8 行: lines[0].cap 不能小于 floor");
        assertThat(errors(WHOLE.replace("\"line\": \"visit\"", "\"line\": \"nothing\"")))
                .containsExactly("第 26 行: specials[0].line 没有这个评分项: nothing");
        assertThat(errors(WHOLE.replace("\"format\": 2", "\"format\": 1"))).isNotEmpty();
    }

    static Set<SourceKind> all() {
        return Set.of(SourceKind.values());
    }

    static UUID id(int number) {
        return new UUID(7, number);
    }

    private static List<String> errors(String document) {
        return errors(document, Surroundings.NONE);
    }

    private static List<String> errors(String document, Surroundings around) {
        return SchemeReader.read(document, around).errors().stream()
                .map(SchemeError::sentence)
                .toList();
    }

    private static List<String> warnings(String document, Surroundings around) {
        return SchemeReader.read(document, around).warnings().stream()
                .map(SchemeError::sentence)
                .toList();
    }
}
