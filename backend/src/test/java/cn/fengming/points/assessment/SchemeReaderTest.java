package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SchemeReaderTest {

    private static final String SOUND = """
            {
              "format": 1,
              "code": "own",
              "title": "本镇考核",
              "subject": "village",
              "period": "quarter",
              "sources": ["sheets"],
              "lines": [
                {"code": "roads", "title": "道路", "weight": 30, "max": 10},
                {
                  "code": "water",
                  "title": "水体",
                  "weight": 20,
                  "floor": 5,
                  "deductions": [{"code": "ditch", "title": "沟渠", "deduct": 0.5}]
                }
              ],
              "ranking": "highest-first",
              "ties": ["line:roads", "fewer-findings", "draw"],
              "tiers": [
                {"name": "好", "count": 2, "outcome": {"poolPoints": 100, "assessmentScore": 1.5}},
                {"name": "其余", "rest": true, "outcome": {"poolPoints": 0, "assessmentScore": 0}}
              ],
              "objectionDays": 7
            }
            """;

    @Test
    void fengmings_scheme_says_what_the_towns_document_says() throws IOException {
        Scheme scheme = SchemeReader.read(new Presets().preset("fengming").document(), OptionalInt.of(24))
                .mustBeSound();

        assertThat(scheme.lines()).extracting(Line::title).containsExactly("村组道路", "农村院落", "黑臭水体", "鸡鸭归圈");
        assertThat(scheme.full()).isEqualTo(Score.of(100));
        assertThat(scheme.tiers()).extracting(Tier::cut).containsOnly(new Cut.Count(8));
        assertThat(scheme.tiers())
                .extracting(Tier::outcome)
                .containsExactly(
                        new Outcome(3000, Score.of(3)), new Outcome(2000, Score.of(2)), new Outcome(1000, Score.of(1)));
        assertThat(scheme.ties())
                .containsExactly(new TieRule.FewerFindings(), new TieRule.PreviousStanding(), new TieRule.Draw());
        assertThat(scheme.objectionDays()).isEqualTo(5);
    }

    @Test
    void a_towns_own_document_is_read_whole() {
        Scheme scheme = SchemeReader.read(SOUND, OptionalInt.of(9)).mustBeSound();

        assertThat(scheme.lines())
                .containsExactly(
                        new ScoredLine("roads", "道路", 30, SourceKind.SHEETS, Score.of(10)),
                        new DeductedLine(
                                "water",
                                "水体",
                                20,
                                SourceKind.SHEETS,
                                Score.of(5),
                                true,
                                List.of(new FindingKind("ditch", "沟渠", Score.parse("0.5")))));
        assertThat(scheme.ties().get(0)).isEqualTo(new TieRule.BetterLine("roads", "道路", Direction.HIGHEST_FIRST));
        assertThat(scheme.tiers().get(1).cut()).isEqualTo(new Cut.Rest());
    }

    @Test
    void a_weight_that_is_no_positive_integer_is_named_with_its_line() {
        assertThat(errors(SOUND.replace("\"weight\": 20", "\"weight\": -20")))
                .containsExactly("第 13 行: lines[1].weight 应为正整数");
        assertThat(errors(SOUND.replace("\"weight\": 20", "\"weight\": 20.5")))
                .containsExactly("第 13 行: lines[1].weight 应为正整数");
        assertThat(errors(SOUND.replace("\"weight\": 20", "\"weight\": \"20\"")))
                .containsExactly("第 13 行: lines[1].weight 应为正整数");
        assertThat(errors(SOUND.replace("\"weight\": 20", "\"weight\": 1e400")))
                .containsExactly("第 13 行: lines[1].weight 应为正整数");
        assertThat(errors(SOUND.replace("\"weight\": 20", "\"weight\": 5000")))
                .contains("第 13 行: lines[1].weight 不能超过 1000");
    }

    @Test
    void a_missing_tie_rule_is_named() {
        assertThat(errors(SOUND.replace("  \"ties\": [\"line:roads\", \"fewer-findings\", \"draw\"],\n", "")))
                .containsExactly("第 1 行: ties 没有写同分规则，得分相同时分不出先后；应为列表，最后一条写 \"draw\"（抽签）");
        assertThat(errors(SOUND.replace("\"fewer-findings\", \"draw\"]", "\"fewer-findings\"]")))
                .containsExactly("第 19 行: ties[1] 最后一条同分规则必须是 draw（抽签），否则可能分不出先后");
        assertThat(errors(SOUND.replace("line:roads", "line:rivers")))
                .containsExactly("第 19 行: ties[0] 不是同分规则，可用: fewer-findings、previous-standing、line:评分项代号、draw");
        assertThat(errors(SOUND.replace("line:roads", "draw"))).containsExactly("第 19 行: ties[2] 重复写了");
    }

    @Test
    void tiers_that_do_not_cover_everybody_are_named() {
        String counted = SOUND.replace("\"rest\": true", "\"count\": 3");

        assertThat(errors(counted, 6)).containsExactly("第 20 行: tiers 各等次共 5 个名额，没有覆盖全部 6 个考核对象");
        assertThat(errors(counted, 4)).containsExactly("第 20 行: tiers 各等次共 5 个名额，多于全部 4 个考核对象");
        assertThat(errors(counted, 5)).isEmpty();
        assertThat(errors(SOUND, 1)).containsExactly("第 20 行: tiers 各等次共 2 个名额，多于全部 1 个考核对象");
        assertThat(errors(SOUND.replace("\"count\": 2,", "\"rest\": true,")))
                .containsExactly("第 21 行: tiers[0].rest 只能是 true，并且只能写在最后一个等次");
    }

    @Test
    void all_errors_are_found_in_one_pass_in_the_order_of_lines() {
        String broken = SOUND.replace("\"format\": 1", "\"format\": 3")
                .replace("\"title\": \"水体\"", "\"titel\": \"水体\"")
                .replace("\"poolPoints\": 100", "\"poolPoints\": -100");

        assertThat(errors(broken))
                .containsExactly(
                        "第 2 行: format 应为 1 或 2",
                        "第 10 行: lines[1].title 缺少，应为 1 到 40 个字的文字",
                        "第 12 行: lines[1].titel 是未知的字段，可用: code、title、weight、source、max、deductions、floor、photo",
                        "第 21 行: tiers[0].outcome.poolPoints 应为 0 到 10000000 的整数");
    }

    @Test
    void names_used_twice_are_found() {
        assertThat(errors(SOUND.replace("\"code\": \"water\"", "\"code\": \"roads\"")))
                .containsExactly("第 10 行: lines[1] 与第 1 项的代号 roads 重复");
        assertThat(errors(SOUND.replace("\"title\": \"水体\"", "\"code\": \"water\"")))
                .containsExactly("第 12 行: lines[1].code 重复写了");
    }

    @Test
    void what_is_no_json_is_named_with_its_line() {
        assertThat(errors(SOUND.replace("\"weight\": 20,", "\"weight\": 20")))
                .containsExactly("第 14 行: JSON 写法有误，请检查逗号、引号和括号是否成对");
        assertThat(errors(SOUND.substring(0, SOUND.length() / 2))).hasSize(1);
        assertThat(errors("")).containsExactly("第 1 行: 内容为空");
        assertThat(errors("[1]")).contains("第 1 行: 应为对象 { }");
        assertThat(errors("{} {}")).containsExactly("第 1 行: 方案结束后还有多余的内容");
        assertThat(errors(" ".repeat(SchemeReader.LONGEST + 1))).hasSize(1);
        assertThat(errors("[".repeat(5000))).hasSize(1);
    }

    @Test
    void what_this_program_cannot_assess_yet_is_said_so() {
        assertThat(errors(SOUND.replace("\"village\"", "\"household\"")))
                .containsExactly("第 5 行: subject 应为 village（目前只支持这一种）");
        assertThat(errors(SOUND.replace("\"sheets\"", "\"survey\"")))
                .containsExactly("第 7 行: sources[0] 应为 sheets（目前只支持这一种）");
    }

    @Test
    void the_problem_carries_every_error() {
        SchemeReading reading =
                SchemeReader.read(SOUND.replace("\"weight\": 20", "\"weight\": 0"), OptionalInt.empty());

        assertThatThrownBy(reading::mustBeSound).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo("invalid-scheme");
            assertThat(problem.detail()).isEqualTo("第 13 行: lines[1].weight 应为正整数");
            assertThat((List<?>) problem.properties().get("errors")).hasSize(1);
        });
    }

    /** Whatever is sent, the answer is a scheme or errors, never a crash. */
    @Property
    void a_character_changed_anywhere_gives_a_scheme_or_errors(@ForAll int position, @ForAll char character) {
        int at = Math.floorMod(position, SOUND.length());
        String changed = SOUND.substring(0, at) + character + SOUND.substring(at + 1);

        SchemeReading reading = SchemeReader.read(changed, OptionalInt.of(24));

        assertThat(reading.scheme() == null).isEqualTo(!reading.errors().isEmpty());
        assertThat(reading.errors())
                .allSatisfy(error -> assertThat(error.line()).isPositive());
    }

    private static List<String> errors(String document) {
        return SchemeReader.read(document, OptionalInt.empty()).errors().stream()
                .map(SchemeError::sentence)
                .toList();
    }

    private static List<String> errors(String document, int subjects) {
        return SchemeReader.read(document, OptionalInt.of(subjects)).errors().stream()
                .map(SchemeError::sentence)
                .toList();
    }
}
