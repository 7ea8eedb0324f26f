package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a town may get wrong in a scheme, each with the line it stands on and words that say what to do. */
class BadSchemesTest {

    private static final String SOUND = """
            {
              "format": 2, "code": "own", "title": "本镇考核",
              "subject": "village", "period": "month",
              "sources": ["sheets", "schemes"],
              "lines": [
                {"kind": "scored", "code": "roads", "title": "道路", "weight": 30, "max": 10},
                {"kind": "schemes", "code": "homes", "title": "各户", "scheme": "homes", "take": "total",
                 "combine": "mean", "factor": 1}
              ],
              "ranking": "highest-first",
              "ties": ["line:roads", "draw"],
              "tiers": [
                {"name": "一等", "count": 1, "outcome": {"yuan": 300}},
                {"name": "二等", "count": 2, "outcome": {"yuan": 100}}
              ],
              "budgetYuan": 500,
              "roster": [
                {"name": "甲村"},
                {"name": "乙村"},
                {"name": "丙村"}
              ]
            }
            """;

    private static final Surroundings TOWN = new Surroundings(
            OptionalInt.of(3), List.of("甲村", "乙村", "丙村"), Map.of("homes", homes("")), Set.of(SourceKind.values()));

    /** The scheme of homes that is counted with, and what it counts with in turn. */
    private static Scheme homes(String line) {
        String document = """
                {"format": 2, "code": "homes", "title": "各户", "subject": "village", "period": "month",
                 "sources": [%s], "lines": [%s],
                 "ranking": "highest-first", "ties": ["draw"], "tiers": [{"name": "全部", "rest": true}]}
                """.formatted(
                line.isEmpty() ? "\"sheets\"" : "\"schemes\"",
                line.isEmpty() ? "{\"kind\": \"scored\", \"code\": \"a\", \"title\": \"甲\", \"weight\": 1}" : line);
        return SchemeReader.read(document, OptionalInt.empty()).mustBeSound();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                // a missing tie rule
                Arguments.of(
                        "\"ties\": [\"line:roads\", \"draw\"],",
                        "",
                        "第 1 行: ties 没有写同分规则，得分相同时分不出先后；应为列表，最后一条写 \"draw\"（抽签）"),
                Arguments.of(
                        "\"ties\": [\"line:roads\", \"draw\"]", "\"ties\": []", "第 11 行: ties 应为含 1 到 20 项的列表 [ ]"),
                Arguments.of(
                        "\"line:roads\", \"draw\"", "\"line:roads\"", "第 11 行: ties[0] 最后一条同分规则必须是 draw（抽签），否则可能分不出先后"),
                // tiers that do not cover all
                Arguments.of("\"count\": 2", "\"count\": 1", "第 12 行: tiers 各等次共 2 个名额，没有覆盖全部 3 个考核对象"),
                Arguments.of("\"count\": 2", "\"count\": 5", "第 12 行: tiers 各等次共 6 个名额，多于全部 3 个考核对象"),
                Arguments.of("\"count\": 2", "\"threshold\": 60", "第 12 行: tiers 有按分数线划分的等次，要有一个等次写 rest，否则不到线的没有等次"),
                Arguments.of("\"count\": 1, ", "", "第 13 行: tiers[0].count 缺少，应为正整数"),
                // prizes over the budget
                Arguments.of(
                        "\"budgetYuan\": 500",
                        "\"budgetYuan\": 400",
                        "第 16 行: budgetYuan 奖金合计 500 元（1×300 + 2×100），超过预算 400 元"),
                // a circle
                Arguments.of(
                        "\"scheme\": \"homes\"",
                        "\"scheme\": \"own\"",
                        "第 7 行: lines[1].scheme 方案互相引用，算不出来: own → own"),
                // a village twice, and one that is not there
                Arguments.of("{\"name\": \"丙村\"}", "{\"name\": \"甲村\"}", "第 20 行: roster[2] 与第 1 项的村名 甲村 重复"),
                Arguments.of("{\"name\": \"丙村\"}", "{\"name\": \"丁村\"}", "第 20 行: roster[2].name 本镇没有「丁村」这个村"),
                // what a score is to lie within
                Arguments.of("\"max\": 10", "\"max\": 0", "第 6 行: lines[0].max 应为正整数"),
                Arguments.of("\"weight\": 30", "\"weight\": -3", "第 6 行: lines[0].weight 应为正整数"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void is_named_with_its_line(String from, String to, String sentence) {
        assertThat(SOUND).contains(from);

        SchemeReading reading = SchemeReader.read(SOUND.replace(from, to), TOWN);

        assertThat(reading.scheme()).isNull();
        assertThat(reading.errors()).extracting(SchemeError::sentence).containsExactly(sentence);
    }

    @Test
    void a_longer_way_round_is_written_out() {
        Scheme back = homes("{\"kind\": \"schemes\", \"code\": \"a\", \"title\": \"甲\", \"scheme\": \"own\","
                + " \"take\": \"total\", \"combine\": \"sum\", \"factor\": 1}");
        Surroundings around = new Surroundings(TOWN.subjects(), TOWN.villages(), Map.of("homes", back), TOWN.sources());

        assertThat(SchemeReader.read(SOUND, around).errors())
                .extracting(SchemeError::sentence)
                .containsExactly("第 7 行: lines[1].scheme 方案互相引用，算不出来: own → homes → own");
    }

    static Stream<Arguments> outside() {
        return Stream.of(
                Arguments.of("roads", "10.5", "marks[1].score", "「道路」得分应在 0 到 10 之间"),
                Arguments.of("homes", "5", "marks[1].score", "「各户」不在评分表上打分"),
                Arguments.of("rivers", "5", "marks[1].line", "考核方案没有这个评分项: rivers"));
    }

    @ParameterizedTest
    @MethodSource("outside")
    void a_score_outside_its_line_is_named_with_its_place(String line, String score, String field, String words) {
        Scheme scheme = SchemeReader.read(SOUND, TOWN).mustBeSound();
        List<MarkEntry> marks =
                List.of(new MarkEntry("roads", BigDecimal.TEN, null), new MarkEntry(line, new BigDecimal(score), null));

        assertThatThrownBy(() -> MarkEntries.read(marks, scheme, "marks"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fields()).containsExactly(Map.entry(field, words)));
    }

    static Stream<Arguments> pasted() {
        return Stream.of(
                Arguments.of("甲村,2026-11,9\n甲村,2026-11,8", "第 3 行: 名称 「甲村」与第 2 行重复（2026-11）"),
                Arguments.of("甲村,2026-11,10.5\n乙村,2026-11,8", "第 2 行: 道路 「道路」得分应在 0 到 10 之间"));
    }

    @ParameterizedTest
    @MethodSource("pasted")
    void a_pasted_figure_is_named_with_its_row(String rows, String sentence) {
        Scheme scheme = SchemeReader.read(SOUND, TOWN).mustBeSound();

        assertThat(PastedFigures.read("村名,期次,道路\n" + rows, scheme, Set.of()).errors())
                .extracting(SchemeError::sentence)
                .contains(sentence);
    }

    @Test
    void the_document_they_are_made_from_is_sound() {
        assertThat(SchemeReader.read(SOUND, TOWN).errors()).isEmpty();
    }
}
