package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SheetTest {

    private static final UUID ANNA = new UUID(1, 1);
    private static final UUID BEN = new UUID(1, 2);
    private static final UUID PHOTO = new UUID(3, 3);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

    private final Scheme scheme = fengming();

    @Test
    void it_is_submitted_only_when_every_line_can_be_scored() {
        Sheet sheet = draft().marked(DAY, List.of(full("roads")), ANNA);

        assertThatThrownBy(() -> sheet.submitted(scheme, ANNA, NOW))
                .isInstanceOf(Problem.class)
                .hasMessage("「农村院落」还没有打分");
        assertThat(sheet.marked(DAY, List.of(full("courtyards")), ANNA)
                        .submitted(scheme, ANNA, NOW)
                        .version())
                .isEqualTo(1);
    }

    @Test
    void less_than_the_full_mark_takes_a_word() {
        Sheet silent = draft().marked(DAY, List.of(full("roads"), new Mark("courtyards", Score.of(25), null)), ANNA);

        assertThatThrownBy(() -> silent.submitted(scheme, ANNA, NOW)).hasMessage("「农村院落」没有得满分，请写明理由或登记问题");
        assertThat(silent.found(finding("courtyards", null, "乱堆乱放"), ANNA)
                        .submitted(scheme, ANNA, NOW)
                        .state())
                .isEqualTo(Sheet.State.SUBMITTED);
    }

    @Test
    void what_changes_nothing_may_come_again_even_after_submission() {
        Finding seen = finding("black-water", "ditch", "沟渠发黑");
        Sheet submitted = complete().found(seen, ANNA).submitted(fengming(), ANNA, NOW);
        Finding sameLater = new Finding(
                seen.id(), seen.line(), seen.kind(), seen.text(), 1, null, List.of(PHOTO), ANNA, NOW.plusSeconds(9));

        assertThat(submitted.marked(DAY, List.of(full("roads")), ANNA)).isSameAs(submitted);
        assertThat(submitted.found(sameLater, ANNA)).isSameAs(submitted);
        assertThat(submitted.cleared(new UUID(8, 8), ANNA)).isSameAs(submitted);
        assertThatThrownBy(() -> submitted.marked(DAY, List.of(new Mark("roads", Score.of(1), "差")), ANNA))
                .hasMessageContaining("已经提交");
        assertThatThrownBy(() -> submitted.cleared(seen.id(), ANNA)).hasMessageContaining("已经提交");
    }

    @Test
    void a_correction_names_the_version_it_was_written_against_and_changes_something() {
        Sheet submitted = complete().submitted(scheme, ANNA, NOW);
        Mark lower = new Mark("roads", Score.of(20), "边沟堵塞");

        Sheet second = submitted.corrected(scheme, correction(1, List.of(lower), Set.of()), BEN);

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.content().mark("roads")).contains(lower);
        assertThat(second.authors()).containsExactly(ANNA, BEN);
        assertThatThrownBy(() -> second.corrected(scheme, correction(1, List.of(full("roads")), Set.of()), BEN))
                .hasMessage("评分表已有第 2 版，请看过再改");
        assertThatThrownBy(() -> second.corrected(scheme, correction(2, List.of(lower), Set.of()), BEN))
                .hasMessage("更正的内容与原来一样");
        assertThatThrownBy(() -> draft().corrected(scheme, correction(0, List.of(lower), Set.of()), BEN))
                .hasMessageContaining("还没有提交");
    }

    @Test
    void who_hears_an_objection_does_not_become_an_author() {
        Finding seen = finding("poultry", "roaming", "鸡在路上");
        Sheet submitted = complete().found(seen, ANNA).submitted(scheme, ANNA, NOW);

        Sheet corrected = submitted.corrected(scheme, correction(1, List.of(), Set.of(seen.id())), null);

        assertThat(corrected.content().findings()).isEmpty();
        assertThat(corrected.authors()).containsExactly(ANNA);
    }

    @Test
    void a_mark_or_finding_that_does_not_fit_its_line_is_named() {
        assertThatThrownBy(() -> scheme.mustFit(new Mark("roads", Score.parse("30.01"), null), "marks[0]"))
                .hasMessage("「村组道路」得分应在 0 到 30 之间");
        assertThatThrownBy(() -> scheme.mustFit(new Mark("poultry", Score.of(20), null), "marks[0]"))
                .hasMessage("「鸡鸭归圈」按问题扣分，不直接打分");
        assertThatThrownBy(() -> scheme.mustFit(new Mark("rivers", Score.of(1), null), "marks[0]"))
                .hasMessage("考核方案没有这个评分项: rivers");
        assertThatThrownBy(() -> scheme.mustFit(finding("poultry", "flying", "飞"), "finding"))
                .hasMessageStartingWith("「鸡鸭归圈」没有这个扣分类别");
        assertThatThrownBy(() -> scheme.mustFit(finding("roads", "roaming", "鸡"), "finding"))
                .hasMessage("「村组道路」直接打分，问题不选扣分类别");
        Finding unseen = new Finding(new UUID(4, 4), "poultry", "roaming", "鸡", 1, null, List.of(), ANNA, NOW);
        assertThatThrownBy(() -> scheme.mustFit(unseen, "finding")).hasMessage("「鸡鸭归圈」扣分必须有照片");
    }

    private static Sheet draft() {
        return Sheet.draft(new UUID(2, 1), new UUID(2, 2), new UUID(2, 3), DAY, ANNA, NOW);
    }

    private static Sheet complete() {
        return draft().marked(DAY, List.of(full("roads"), full("courtyards")), ANNA);
    }

    private static Mark full(String line) {
        return new Mark(line, Score.of(30), null);
    }

    private static Finding finding(String line, String kind, String text) {
        return new Finding(UUID.randomUUID(), line, kind, text, 1, null, List.of(PHOTO), ANNA, NOW);
    }

    private static Correction correction(int version, List<Mark> marks, Set<UUID> withdrawn) {
        return new Correction(version, "复核", marks, List.of(), withdrawn);
    }

    private static Scheme fengming() {
        try {
            return SchemeReader.read(new Presets().preset("fengming").document(), OptionalInt.empty())
                    .mustBeSound();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
