package cn.fengming.points.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.assessment.Assignment;
import cn.fengming.points.assessment.RoundVillage;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What follows from a seed and a pot. */
class LotsTest {

    private static final Seed SEED = new Seed("7".repeat(64));
    private static final Lots LOTS = new Lots(SEED);

    private static UUID id(int number) {
        return new UUID(7, number);
    }

    private static List<RoundVillage> villages(int number) {
        return IntStream.range(0, number)
                .mapToObj(each -> new RoundVillage(id(each), "第" + each + "村", each % 2 == 0 ? "东片" : "西片"))
                .toList();
    }

    private static List<UUID> ids(List<Lots.Chosen> chosen) {
        return chosen.stream().map(each -> each.village().id()).toList();
    }

    @Test
    void the_smallest_lots_are_drawn_and_anybody_can_do_it_again() {
        List<UUID> drawn = ids(LOTS.some(villages(9), 3));

        List<UUID> byHand = IntStream.range(0, 9)
                .mapToObj(LotsTest::id)
                .sorted(java.util.Comparator.comparing(each -> Seed.sha256("7".repeat(64) + ":village:" + each)))
                .limit(3)
                .toList();
        assertThat(drawn).isEqualTo(byHand);
    }

    @Property(tries = 50)
    void the_order_of_the_pot_changes_nothing(@ForAll long shuffle, @ForAll @IntRange(min = 1, max = 12) int howMany) {
        List<RoundVillage> mixed = new ArrayList<>(villages(12));
        Collections.shuffle(mixed, new Random(shuffle));
        List<UUID> people = IntStream.range(50, 59).mapToObj(LotsTest::id).toList();
        List<UUID> mixedPeople = new ArrayList<>(people);
        Collections.shuffle(mixedPeople, new Random(shuffle));

        assertThat(LOTS.some(mixed, howMany)).isEqualTo(LOTS.some(villages(12), howMany));
        assertThat(LOTS.all(mixed)).isEqualTo(LOTS.all(villages(12)));
        assertThat(LOTS.districts(mixed, Set.of(id(0), id(1))))
                .isEqualTo(LOTS.districts(villages(12), Set.of(id(0), id(1))));
        assertThat(LOTS.teams(stops(mixedPeople), 2)).isEqualTo(LOTS.teams(stops(people), 2));
    }

    private static List<Lots.Stop> stops(List<UUID> people) {
        return IntStream.range(0, 6)
                .mapToObj(each -> new Lots.Stop(id(each), "村", people, List.of()))
                .toList();
    }

    @Test
    void a_district_sends_the_one_it_nominated_and_one_that_is_drawn() {
        List<Lots.Chosen> chosen = LOTS.districts(villages(8), Set.of(id(2), id(5)));

        assertThat(chosen)
                .extracting(Lots.Chosen::how)
                .containsExactly(How.NOMINATED, How.DRAWN, How.NOMINATED, How.DRAWN);
        assertThat(chosen).extracting(each -> each.village().district()).containsExactly("东片", "东片", "西片", "西片");
        assertThat(new HashSet<>(ids(chosen))).hasSize(4);
        assertThatThrownBy(() -> LOTS.districts(villages(8), Set.of(id(2)))).hasMessage("「西片」应推荐 1 个村，现在是 0 个");
        assertThatThrownBy(() -> LOTS.districts(villages(8), Set.of(id(2), id(4), id(5))))
                .hasMessage("「东片」应推荐 1 个村，现在是 2 个");
        assertThatThrownBy(() -> LOTS.districts(villages(2), Set.of(id(0), id(1))))
                .hasMessage("「东片」除了推荐的村，没有别的村可抽");
    }

    @Test
    void work_is_spread_evenly() {
        List<UUID> people = List.of(id(50), id(51), id(52));
        List<Lots.Team> teams = LOTS.teams(stops(people), 1);

        assertThat(people)
                .allSatisfy(person -> assertThat(teams.stream()
                                .filter(team -> team.drawn().contains(person))
                                .count())
                        .isEqualTo(2));
    }

    @Test
    void who_was_there_before_goes_first_unless_they_must_keep_away() {
        List<UUID> people = List.of(id(50), id(51), id(52));
        var stop = new Lots.Stop(id(1), "云凤村", people, List.of(id(99), id(52)));

        Lots.Team team = LOTS.teams(List.of(stop), 2).get(0);

        assertThat(team.kept()).containsExactly(id(52));
        assertThat(team.drawn()).hasSize(1).doesNotContain(id(52));
    }

    @Test
    void too_few_of_either_are_said_with_the_village() {
        assertThatThrownBy(() -> LOTS.some(villages(2), 3)).hasMessage("只有 2 个村，抽不出 3 个");
        assertThatThrownBy(() -> LOTS.teams(List.of(new Lots.Stop(id(1), "云凤村", List.of(id(50)), List.of())), 2))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo("too-few-inspectors"))
                .hasMessageStartingWith("云凤村可以去的检查员只有 1 人");
    }

    @Test
    void home_post_and_kin_keep_away() {
        var inspector = new Inspector(id(1), "张三", Set.of(id(10)), id(11), Set.of(id(10), id(12)), Set.of(id(13)));
        var ofTown = new Inspector(id(2), "李四", Set.of(), null, Set.of(), Set.of());

        assertThat(inspector.conflict(id(10))).contains(Ground.POST);
        assertThat(inspector.conflict(id(11))).contains(Ground.LIVES);
        assertThat(inspector.conflict(id(12))).contains(Ground.POST);
        assertThat(inspector.conflict(id(13))).contains(Ground.KIN);
        assertThat(inspector.may(id(14), true)).isTrue();
        assertThat(ofTown.may(id(14), false)).isTrue();
        assertThat(ofTown.may(id(14), true))
                .as("crossing takes an inspector of another village")
                .isFalse();
    }

    @Test
    void a_binding_plan_decides_who_writes() {
        var promised = new Visits.Standing(Plan.State.PROMISED, true, false, false, false);
        var drawnForOne = new Visits.Standing(Plan.State.DRAWN, true, true, false, true);
        var begunForOne = new Visits.Standing(Plan.State.BEGUN, true, true, false, true);
        var begunForOthers = new Visits.Standing(Plan.State.BEGUN, true, true, false, false);
        var elsewhere = new Visits.Standing(Plan.State.BEGUN, true, false, false, false);
        var loose = new Visits.Standing(Plan.State.BEGUN, false, true, false, false);
        var missed = new Visits.Standing(Plan.State.CLOSED, true, true, true, false);
        var over = new Visits.Standing(Plan.State.CLOSED, true, true, false, false);

        assertThat(DrawnTeams.assignment(List.of())).isEqualTo(Assignment.OPEN);
        assertThat(DrawnTeams.assignment(List.of(promised))).isEqualTo(Assignment.WAITING);
        assertThat(DrawnTeams.assignment(List.of(drawnForOne))).isEqualTo(Assignment.OTHERS);
        assertThat(DrawnTeams.assignment(List.of(begunForOne))).isEqualTo(Assignment.YOURS);
        assertThat(DrawnTeams.assignment(List.of(begunForOthers))).isEqualTo(Assignment.OTHERS);
        assertThat(DrawnTeams.assignment(List.of(elsewhere, loose))).isEqualTo(Assignment.OPEN);
        assertThat(DrawnTeams.assignment(List.of(missed))).isEqualTo(Assignment.OPEN);
        assertThat(DrawnTeams.assignment(List.of(over))).isEqualTo(Assignment.OTHERS);
    }
}
