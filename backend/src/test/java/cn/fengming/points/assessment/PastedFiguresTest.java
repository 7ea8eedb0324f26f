package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Rows pasted from a spreadsheet: read as they are, or told row by row what is wrong. */
class PastedFiguresTest {

    private static final Scheme OWN =
            SchemeReader.read(Assessing.own(), OptionalInt.empty()).mustBeSound();
    private static final Scheme WHOLE =
            SchemeReader.read(SchemeFormatTwoTest.WHOLE, Surroundings.NONE).mustBeSound();

    private static final String SOUND = """
            村名,期次,村组道路,courtyards,poultry:roaming
            甲村,2026Q3,30,28.5,2
            乙村,2026Q3,29,30,0
            甲村,2026Q4,30,30,0
            """;

    @Test
    void rows_become_what_sheets_would_have_said() {
        List<PastedFigures.PastedPeriod> periods =
                PastedFigures.read(SOUND, OWN, Set.of()).mustBeSound();

        assertThat(periods).extracting(PastedFigures.PastedPeriod::period).containsExactly("2026Q3", "2026Q4");
        Figures figures = TrialRun.of(OWN, periods).periods().get(0).figures();
        assertThat(figures.places()).extracting(Place::name).containsExactly("乙村", "甲村");
        assertThat(figures.places().get(1).total()).hasToString("94.5");
        assertThat(figures.places().get(1).lines().get(3).working()).isEqualTo("20 − 2×2 = 16");
    }

    @Test
    void tabs_serve_as_well_as_commas() {
        assertThat(PastedFigures.read(SOUND.replace(",", "\t"), OWN, Set.of()).mustBeSound())
                .isEqualTo(PastedFigures.read(SOUND, OWN, Set.of()).mustBeSound());
    }

    @Test
    void a_village_twice_a_score_outside_its_line_and_what_is_no_number_are_named_with_their_rows() {
        assertThat(errors(SOUND.replace("乙村", "甲村"))).containsExactly("第 3 行: 名称 「甲村」与第 2 行重复（2026Q3）");
        assertThat(errors(SOUND.replace("甲村,2026Q3,30", "甲村,2026Q3,31")))
                .containsExactly("第 2 行: 村组道路 「村组道路」得分应在 0 到 30 之间");
        assertThat(errors(SOUND.replace("28.5", "不错"))).containsExactly("第 2 行: courtyards 「不错」不是数字，应为 0 或正数，最多两位小数");
        assertThat(errors(SOUND.replace("28.5,2", "28.5,-2")))
                .containsExactly("第 2 行: poultry:roaming 「-2」不是处数，应为 0 到 999 的整数");
        assertThat(errors(SOUND.replace("乙村,2026Q3,29", "乙村,29"))).containsExactly("第 3 行: 有 4 格，表头有 5 格");
    }

    @Test
    void headings_nobody_reads_are_named() {
        assertThat(errors(SOUND.replace("courtyards", "院子"))).containsExactly("第 1 行: 院子 不是这个方案的评分项");
        assertThat(errors(SOUND.replace("courtyards", "村组道路"))).containsExactly("第 1 行: 村组道路 列重复");
        assertThat(errors(SOUND.replace("村名", "哪里"))).contains("第 1 行: 缺少名称列（名称、村名或户名）");
        assertThat(errors(SOUND.replace("poultry:roaming", "poultry")))
                .contains("第 2 行: poultry 按问题计分，列名应写成 poultry:类别代号，填处数");
        assertThat(errors("村名,roads")).containsExactly("第 1 行: 第一行应为表头，下面 1 到 20000 行数据");
        assertThat(PastedFigures.read(SOUND.replace("courtyards", "院子"), OWN, Set.of("院子"))
                        .errors())
                .as("another scheme reads it")
                .isEmpty();
    }

    @Test
    void every_source_can_be_pasted() {
        String rows = """
                村名\t管区\t任务\tchecks:dirty\t抽查问题:典型\tsurvey\tvisit\ttasks\thomes\tburning
                甲村\t一类\t4\t3\t1\t6\t90/70\t2\t100\t
                乙村\t二类\t4\t0\t0\t\t80\t4\t50\t巡查发现
                """;
        Figures figures = TrialRun.of(
                        WHOLE, PastedFigures.read(rows, WHOLE, Set.of()).mustBeSound())
                .periods()
                .get(0)
                .figures();

        Place first = figures.places().get(0);
        assertThat(first.lines())
                .extracting(line -> line.score().toString())
                .containsExactly("12", "0.2", "16", "15", "40");
        assertThat(first.lines().get(0).working()).isEqualTo("10 + 5×1 − 0.5×3 = 13.5，最高 12");
        assertThat(figures.places().get(1).vetoes()).containsExactly("露天焚烧");
        assertThat(figures.places().get(1).lines().get(1).score())
                .as("the mean of those surveyed")
                .hasToString("0.2");
    }

    /** Whatever is pasted, the answer is figures or errors with a row, never a crash. */
    @Property
    void a_character_changed_anywhere_gives_figures_or_errors(@ForAll int position, @ForAll char character) {
        int at = Math.floorMod(position, SOUND.length());
        String changed = SOUND.substring(0, at) + character + SOUND.substring(at + 1);

        PastedFigures.Reading reading = PastedFigures.read(changed, OWN, Set.of());

        assertThat(reading.periods().isEmpty()).isEqualTo(!reading.errors().isEmpty());
        assertThat(reading.errors())
                .allSatisfy(error -> assertThat(error.line()).isPositive());
    }

    private static List<String> errors(String rows) {
        return PastedFigures.read(rows, OWN, Set.of()).errors().stream()
                .map(SchemeError::sentence)
                .toList();
    }
}
