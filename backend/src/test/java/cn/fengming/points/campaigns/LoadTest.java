package cn.fengming.points.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is to be done per remaining day, and who is behind: the days of Nanma, 22 November to 22 December 2021. */
class LoadTest {

    private static final LocalDate FIRST = LocalDate.of(2021, 11, 22);
    private static final Span SPAN = new Span(FIRST, LocalDate.of(2021, 12, 22));
    private static final Work HEAPS = new Work("heaps", "四大堆", "处", 0);
    private static final UUID VILLAGE = UUID.randomUUID();
    private static final Target TARGET = new Target(VILLAGE, "heaps", "", new BigDecimal(62));

    private final List<DayReport> reports = new ArrayList<>();

    private DayReport reported(LocalDate day, int amount, boolean replaced) {
        DayReport report = new DayReport(
                UUID.randomUUID(),
                VILLAGE,
                "heaps",
                day,
                new BigDecimal(amount),
                "",
                List.of(),
                null,
                null,
                VILLAGE,
                "张三",
                Instant.EPOCH,
                replaced);
        reports.add(report);
        return report;
    }

    private Load on(LocalDate day) {
        return Load.of(TARGET, "石匣峪", HEAPS, SPAN, reports, day, day);
    }

    @Test
    void the_campaign_has_31_days_and_each_asks_for_an_even_share() {
        Load load = on(FIRST);
        assertThat(SPAN.days()).isEqualTo(31);
        assertThat(load.daysLeft()).isEqualTo(31);
        assertThat(load.perDay()).isEqualByComparingTo("2");
        assertThat(load.pace()).isEqualTo(Load.Pace.IN_TIME);
        assertThat(load.days()).hasSize(31);
        assertThat(load.days().get(0).planned()).isEqualByComparingTo("60");
        assertThat(load.days().get(30).planned()).isEqualByComparingTo("0");
        assertThat(load.days().get(1).remaining()).isNull();
    }

    @Test
    void the_load_of_a_day_does_not_shrink_while_the_day_is_reported() {
        reported(FIRST, 2, false);
        reported(FIRST.plusDays(1), 1, false);
        Load load = on(FIRST.plusDays(1));
        assertThat(load.perDay()).isEqualByComparingTo("2");
        assertThat(load.doneToday()).isEqualByComparingTo("1");
        assertThat(load.remaining()).isEqualByComparingTo("59");
        assertThat(load.pace()).isEqualTo(Load.Pace.IN_TIME);
    }

    @Test
    void days_without_work_make_the_others_heavier_and_the_village_late() {
        reported(FIRST, 2, false);
        Load load = on(LocalDate.of(2021, 12, 3));
        assertThat(load.daysLeft()).isEqualTo(20);
        assertThat(load.perDay()).isEqualByComparingTo("3");
        assertThat(load.behind()).isEqualByComparingTo("20"); // 60 left, 40 planned on the evening before
        assertThat(load.pace()).isEqualTo(Load.Pace.BEHIND);
    }

    @Test
    void what_was_replaced_counts_no_longer_and_what_is_beyond_the_target_leaves_nothing() {
        reported(FIRST, 50, true);
        assertThat(on(FIRST).done()).isEqualByComparingTo("0");
        reported(FIRST, 70, false);
        Load load = on(FIRST);
        assertThat(load.done()).isEqualByComparingTo("70");
        assertThat(load.remaining()).isEqualByComparingTo("0");
        assertThat(load.pace()).isEqualTo(Load.Pace.DONE);
        assertThat(load.perDay()).isEqualByComparingTo("2"); // as it was in the morning
    }

    @Test
    void after_the_last_day_nothing_is_asked_of_days_but_what_is_left_is_said() {
        reported(FIRST, 60, false);
        Load load = on(LocalDate.of(2021, 12, 23));
        assertThat(load.daysLeft()).isZero();
        assertThat(load.perDay()).isNull();
        assertThat(load.remaining()).isEqualByComparingTo("2");
        assertThat(load.pace()).isEqualTo(Load.Pace.OVERDUE);
    }

    @Test
    void a_past_day_is_judged_by_its_own_evening() {
        LocalDate today = FIRST.plusDays(5);
        Load morning = on(FIRST);
        Load evening = Load.of(TARGET, "石匣峪", HEAPS, SPAN, reports, FIRST, today);
        assertThat(morning.behind()).isEqualByComparingTo("0");
        assertThat(evening.behind()).isEqualByComparingTo("2");
    }

    @Test
    void nobody_is_behind_by_a_fraction_of_a_heap() {
        Target three = new Target(VILLAGE, "heaps", "", new BigDecimal(3));
        reported(FIRST, 1, false);
        Load load = Load.of(three, "石匣峪", HEAPS, SPAN, reports, FIRST.plusDays(4), FIRST.plusDays(20));
        assertThat(load.behind()).isEqualByComparingTo("0");
        assertThat(load.perDay()).isEqualByComparingTo("1");
    }

    @Test
    void the_phase_of_cleaning_is_what_counts_and_phases_follow_each_other() {
        LocalDate june = LocalDate.of(2021, 6, 1);
        // 西里镇: 谋划 16 日—17 日, 实施 17 日—25 日, 考核 25 日—30 日
        List<Phase> phases = List.of(
                new Phase(Phase.Kind.MOBILIZING, june.withDayOfMonth(16), june.withDayOfMonth(17), ""),
                new Phase(Phase.Kind.CLEANING, june.withDayOfMonth(17), june.withDayOfMonth(25), "利用9天时间"),
                new Phase(Phase.Kind.ACCEPTANCE, june.withDayOfMonth(25), june.withDayOfMonth(30), ""));
        CampaignForm form = xili(phases);
        assertThat(form.mustFit()
                        .campaign(VILLAGE, VILLAGE, Instant.EPOCH)
                        .workdays()
                        .days())
                .isEqualTo(9);
        assertThatThrownBy(() -> xili(List.of(phases.get(1), phases.get(0))).mustFit())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.fields()).containsKey("phases"));
    }

    private static CampaignForm xili(List<Phase> phases) {
        return new CampaignForm(
                "城乡环境整治巩固提升行动",
                "",
                LocalDate.of(2021, 6, 16),
                LocalDate.of(2021, 6, 30),
                phases,
                List.of(new Work("landscapes", "小微景观", "处", 0)));
    }
}
