package cn.fengming.points.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Role;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final List<Catalogue.Line> lines = Catalogue.defaults();
    private final Map<String, Catalogue.Line> byCode =
            lines.stream().collect(Collectors.toMap(Catalogue.Line::code, Function.identity()));

    @Test
    void everyRowOfTheFileBecomesARule() {
        assertThat(lines).hasSize(39);
        assertThat(byCode).hasSize(39);
        assertThat(lines).filteredOn(line -> line.points() < 0).hasSize(5);
    }

    @Test
    void awardersBecomeRecordersPanelSecondAndNotice() {
        assertThat(awarding("finest_family"))
                .isEqualTo(new Awarding(java.util.Set.of(Role.VILLAGER, Role.COMMITTEE), true, Second.NONE, true));
        assertThat(awarding("spot_report").second()).isEqualTo(Second.CADRE);
        assertThat(awarding("good_deed").panel()).isTrue();
        assertThat(awarding("good_deed").second()).isEqualTo(Second.TOWN);
        assertThat(awarding("help_frail_home").second()).isEqualTo(Second.HOST);
        assertThat(awarding("own_demolition").second()).isEqualTo(Second.COLLEAGUE);
        assertThat(awarding("contest_first").recorders()).containsExactly(Role.TOWN);
        assertThat(awarding("fix_confirmed").recorders()).isEmpty();
        assertThat(lines)
                .filteredOn(line -> line.terms().awarding().notice())
                .extracting(Catalogue.Line::code)
                .containsExactlyInAnyOrder("finest_courtyard", "finest_family", "filial_piety");
    }

    @Test
    void nobodyAppliesForWhatIsTakenOnTheSpotOrComesFromASheet() {
        assertThat(awarding("clean_home").mayApply()).isFalse();
        assertThat(awarding("most_improved").mayApply()).isFalse();
        assertThat(awarding("joint_action").mayApply()).isFalse();
        assertThat(awarding("village_meeting").mayApply()).isFalse();
        assertThat(awarding("own_black_water").mayApply()).isTrue();
        assertThat(awarding("micro_landscape").mayApply()).isTrue();
    }

    @Test
    void evidenceBecomesPhotosAndProofs() {
        assertThat(evidence("own_demolition").beforeAfter()).isTrue();
        assertThat(evidence("own_demolition").photosNeeded()).isEqualTo(2);
        assertThat(evidence("finest_family").photosNeeded()).isEqualTo(1);
        assertThat(evidence("county_honour").proofs()).containsExactly(Proof.CERTIFICATE);
        assertThat(evidence("dumping").needsWords()).isTrue();
        assertThat(evidence("clean_home").fromHomeSheet()).isTrue();
        assertThat(evidence("clean_home").photosNeeded()).isZero();
        assertThat(evidence("dirty_home").photosNeeded()).isEqualTo(2);
    }

    @Test
    void capsBecomeCounts() {
        assertThat(cap("clean_home")).isEqualTo(Cap.of(1, Window.MONTH));
        assertThat(cap("red_flag_home")).isEqualTo(Cap.of(1, Window.MONTH).share(20));
        assertThat(cap("finest_courtyard")).isEqualTo(Cap.of(1, Window.QUARTER).share(3));
        assertThat(cap("finest_compound")).isEqualTo(new Cap(2, Window.QUARTER, Cap.Counted.VILLAGE, null, null));
        assertThat(cap("micro_landscape")).isEqualTo(Cap.of(1, Window.HALF_YEAR));
        assertThat(cap("volunteer_hour")).isEqualTo(Cap.of(10, Window.MONTH));
        assertThat(cap("own_black_water")).isEqualTo(Cap.of(1, Window.ONCE));
        assertThat(cap("simple_ceremony")).isEqualTo(Cap.of(1, Window.EVENT));
        assertThat(cap("fix_confirmed").with()).isEqualTo("spot_report");
        assertThat(cap("filial_piety")).isEqualTo(Cap.of(1, Window.YEAR));
    }

    @Test
    void anUnknownWordStopsTheReading() {
        assertThatThrownBy(() -> Catalogue.line("x_rule,名,1,somebody,photo,1/month"))
                .hasMessageContaining("somebody");
        assertThatThrownBy(() -> Catalogue.line("x_rule,名,1,panel,hearsay,1/month"))
                .hasMessageContaining("hearsay");
        assertThatThrownBy(() -> Catalogue.line("x_rule,名,1,panel,photo,1/fortnight"))
                .hasMessageContaining("fortnight");
        assertThatThrownBy(() -> Catalogue.line("x_rule,名,1.5,panel,photo,1/month"))
                .isInstanceOf(NumberFormatException.class);
    }

    @Test
    void everyRuleIsSaidInPlainWords() {
        assertThat(words("clean_home")).isEqualTo("干净户（月评80分以上）：加2分；每户每月最多1次；卫生监督员登记，评议会评议；需要月评表。");
        assertThat(words("finest_family")).isEqualTo("最美家庭：加20分；每户每季度最多1次，全村不超过3%的户；自己申报或村委登记，评议会评议，公示无异议后入账；需要事迹材料。");
        assertThat(words("open_burning")).startsWith("露天焚烧：扣5分；每件事限1次");
        assertThat(words("fix_confirmed")).contains("系统自动登记");
    }

    private String words(String code) {
        Catalogue.Line line = byCode.get(code);
        return PlainWords.of(line.name(), line.points(), line.terms());
    }

    private Awarding awarding(String code) {
        return byCode.get(code).terms().awarding();
    }

    private Evidence evidence(String code) {
        return byCode.get(code).terms().evidence();
    }

    private Cap cap(String code) {
        return byCode.get(code).terms().cap();
    }
}
