package cn.fengming.points.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Seed;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Purse;
import cn.fengming.points.store.RedemptionWindow;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules of a season, without a database: cuts, hours, lines. */
class SeasonRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final UUID ONE = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID TWO = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final UUID THREE = UUID.fromString("00000000-0000-7000-8000-000000000003");
    private static final RedemptionWindow WINDOW =
            new RedemptionWindow(UUID.randomUUID(), UUID.randomUUID(), 20264, DAY, DAY.plusDays(9), 7);

    @Test
    void a_cut_is_exact_and_the_largest_remainders_get_what_is_left() {
        assertThat(Shares.of(10, List.of(1, 1, 1))).containsExactly(4, 3, 3);
        assertThat(Shares.of(7, List.of(30, 20, 10))).containsExactly(4, 2, 1);
        assertThat(Shares.of(2, List.of(5, 9, 9))).containsExactly(0, 1, 1);
        assertThat(Shares.of(5, List.of(0, 0))).containsExactly(0, 0);
        assertThat(Shares.of(100_000, IntStream.range(1, 40).boxed().toList()).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(100_000);
    }

    @Test
    void slices_follow_the_groups_and_leave_out_nobody_without_one() {
        List<Slice> slices = Release.cut(5, Arrays.asList(ONE, TWO, null), List.of(20, 10, 5));
        assertThat(slices).extracting(Slice::pieces).containsExactly(3, 1, 1);
        assertThat(slices.get(2).group()).isNull();
    }

    private static SlotProposal.Span span(int day, int from) {
        return new SlotProposal.Span(DAY.plusDays(day), LocalTime.of(from, 0), LocalTime.of(from + 3, 0));
    }

    private static List<SlotProposal.Sized> groups(int... households) {
        List<SlotProposal.Sized> groups = new ArrayList<>();
        for (int at = 0; at < households.length; at++) {
            groups.add(new SlotProposal.Sized(new UUID(7, at), households[at]));
        }
        return groups;
    }

    @Test
    void larger_groups_get_more_half_days_and_each_at_least_one() {
        var proposal = new SlotProposal(List.of(span(1, 8), span(0, 14), span(0, 8), span(1, 14)));
        List<Slot> slots = proposal.spread(groups(60, 20));
        assertThat(slots)
                .extracting(Slot::group)
                .containsExactly(new UUID(7, 0), new UUID(7, 0), new UUID(7, 0), new UUID(7, 1));
        assertThat(slots).extracting(Slot::day).isSorted();
    }

    @Test
    void with_few_half_days_neighbouring_groups_share_evenly() {
        var proposal = new SlotProposal(List.of(span(0, 8), span(0, 14)));
        List<Slot> slots = proposal.spread(groups(40, 10, 10, 60));
        assertThat(slots)
                .extracting(Slot::from)
                .containsExactly(LocalTime.of(8, 0), LocalTime.of(8, 0), LocalTime.of(8, 0), LocalTime.of(14, 0));
        assertThatThrownBy(() -> proposal.spread(List.of()))
                .isInstanceOfSatisfying(
                        Problem.class, no -> assertThat(no.type()).isEqualTo("no-groups"));
    }

    private static Slot slot(UUID group, int day) {
        return new Slot(group, DAY.plusDays(day), LocalTime.of(8, 30), LocalTime.of(11, 30));
    }

    @Test
    void a_household_comes_in_its_hours_or_when_everybody_may() {
        SlotPlan plan = new SlotPlan.Form(List.of(slot(TWO, 1), slot(ONE, 0)), DAY.plusDays(3), DAY.plusDays(12))
                .of(WINDOW, List.of(ONE, TWO));
        LocalDateTime morning = DAY.atTime(9, 0);
        assertThat(plan.admits(ONE, morning)).isTrue();
        assertThat(plan.admits(TWO, morning)).isFalse();
        assertThat(plan.admits(ONE, DAY.atTime(11, 30)))
                .as("the end is not in it")
                .isFalse();
        assertThat(plan.admits(TWO, DAY.plusDays(1).atTime(8, 30))).isTrue();
        assertThat(plan.admits(ONE, DAY.plusDays(3).atTime(0, 0))).isTrue();
        assertThat(plan.admits(THREE, morning))
                .as("a group that has none comes any time")
                .isTrue();
        assertThat(plan.admits(null, morning)).isTrue();
        assertThat(plan.words(ONE, "一组")).isEqualTo("一组：12月1日 08:30到11:30；12月4日起全村都可以来取，到12月13日为止");
    }

    @Test
    void hours_leave_nobody_out_and_end_with_days_for_everybody() {
        invalid(List.of(slot(ONE, 0)), DAY.plusDays(3), DAY.plusDays(5), "slots");
        invalid(List.of(slot(ONE, 0), slot(TWO, 0), slot(THREE, 0)), DAY.plusDays(3), DAY.plusDays(5), "slots");
        invalid(List.of(slot(ONE, 0), slot(TWO, 10)), DAY.plusDays(3), DAY.plusDays(5), "slots");
        invalid(List.of(slot(ONE, 0), slot(TWO, 0)), DAY.plusDays(10), DAY.plusDays(12), "openFrom");
        invalid(List.of(slot(ONE, 0), slot(TWO, 0)), DAY.plusDays(3), DAY.plusDays(2), "openUntil");
    }

    private static void invalid(List<Slot> slots, LocalDate from, LocalDate until, String field) {
        assertThatThrownBy(() -> new SlotPlan.Form(slots, from, until).of(WINDOW, List.of(ONE, TWO)))
                .isInstanceOfSatisfying(
                        Problem.class, no -> assertThat(no.fields()).containsKey(field));
    }

    @Test
    void the_line_follows_from_the_seed_whatever_order_the_pot_is_in() {
        Seed seed = new Seed("ab".repeat(32));
        List<Integer> pot = IntStream.rangeClosed(1, 12).boxed().toList();
        List<Integer> line = Release.lineOf(seed, pot);
        assertThat(line).containsExactlyInAnyOrderElementsOf(pot).isNotEqualTo(pot);
        assertThat(Release.lineOf(
                        seed,
                        pot.stream().sorted(java.util.Comparator.reverseOrder()).toList()))
                .isEqualTo(line);
        assertThat(Seed.sha256("ab".repeat(32) + ":" + line.get(0)))
                .isLessThan(Seed.sha256("ab".repeat(32) + ":" + line.get(1)));
    }

    private static Turn turn(int place, int taken, Turn.State state, int untilIn) {
        return new Turn(
                place,
                place,
                UUID.randomUUID(),
                1,
                taken,
                state,
                state == Turn.State.WAITING ? null : DAY.plusDays(untilIn));
    }

    @Test
    void what_a_winner_leaves_goes_to_the_next_in_line() {
        Queue fresh = new Queue(
                2,
                List.of(
                        turn(3, 0, Turn.State.WAITING, 0),
                        turn(1, 0, Turn.State.WAITING, 0),
                        turn(2, 0, Turn.State.WAITING, 0)));
        assertThat(fresh.on(DAY, true)).isEqualTo(new Queue.Step(List.of(), List.of(1, 2), false));
        assertThat(fresh.on(DAY, false))
                .as("nobody gets a turn after the window")
                .isEqualTo(new Queue.Step(List.of(), List.of(), true));

        Queue later = new Queue(
                2,
                List.of(
                        turn(1, 1, Turn.State.GIVEN, -1),
                        turn(2, 0, Turn.State.GIVEN, -1),
                        turn(3, 0, Turn.State.WAITING, 0)));
        assertThat(later.on(DAY, true)).isEqualTo(new Queue.Step(List.of(2), List.of(3), false));

        Queue waiting = new Queue(
                2,
                List.of(
                        turn(1, 1, Turn.State.GIVEN, -1),
                        turn(2, 0, Turn.State.GIVEN, 0),
                        turn(3, 0, Turn.State.WAITING, 0)));
        assertThat(waiting.on(DAY, true).changes()).isFalse();
    }

    @Test
    void when_nobody_is_left_in_line_the_rest_is_for_everybody() {
        Queue over = new Queue(3, List.of(turn(1, 1, Turn.State.GIVEN, -1), turn(2, 0, Turn.State.GIVEN, -1)));
        assertThat(over.on(DAY, true)).isEqualTo(new Queue.Step(List.of(2), List.of(), true));
        Queue nobodyCame = new Queue(3, List.of());
        assertThat(nobodyCame.on(DAY, true).opens()).isTrue();
        Queue allTaken = new Queue(1, List.of(turn(1, 1, Turn.State.GIVEN, 3), turn(2, 0, Turn.State.WAITING, 0)));
        assertThat(allTaken.on(DAY, true).opens())
                .as("what comes back is the next one's")
                .isFalse();
    }

    @Test
    void a_turn_never_outlasts_the_window() {
        Release release = new Release(
                ONE,
                TWO,
                THREE,
                ONE,
                "电压力锅",
                Release.Way.DRAW,
                Release.State.DRAWN,
                5,
                2,
                null,
                3,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                DAY.atStartOfDay().toInstant(java.time.ZoneOffset.UTC),
                null);
        assertThat(release.turnUntil(DAY.minusDays(4), DAY, DAY.plusDays(9))).isEqualTo(DAY.plusDays(2));
        assertThat(release.turnUntil(DAY.plusDays(8), DAY, DAY.plusDays(9))).isEqualTo(DAY.plusDays(9));
        assertThat(release.placesOf(99)).isEqualTo(2);
        assertThat(release.placesOf(3)).isEqualTo(1);
    }

    @Test
    void points_pass_from_wallet_to_wallet_only_when_two_households_become_one() {
        assertThat(Movement.values())
                .filteredOn(movement -> movement.from() == Purse.WALLET && movement.to() == Purse.WALLET)
                .containsExactly(Movement.MERGE);
    }
}
