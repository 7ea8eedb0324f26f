package cn.fengming.points.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SplitTest {

    private static final UUID TOWN = new UUID(1, 1);
    private static final UUID HOME = new UUID(2, 2);

    private final Member father = member(1, true, false);
    private final Member mother = member(2, false, false);
    private final Member son = member(3, false, false);
    private final Member child = member(4, false, true);
    private final List<Member> family = List.of(father, mother, son, child);

    @Test
    void aSonLeavesWithHisChildAndTheFatherStaysHead() {
        var split = Split.decide(family, order(son, null, son, child));

        assertThat(split.head()).isEqualTo(son);
        assertThat(split.leavingIds()).containsExactly(son.id(), child.id());
        assertThat(split.newRemainingHead()).isNull();
    }

    @Test
    void whenTheHeadLeavesSomebodyWhoStaysTakesOver() {
        assertThat(Split.decide(family, order(father, mother, father)).newRemainingHead())
                .isEqualTo(mother);
        refused("head-leaves", order(father, null, father));
        refused("head-leaves", order(father, father, father));
        refused("head-leaves", order(father, mother, father, mother));
    }

    @Test
    void neitherHeadMayBeAMinor() {
        refused("minor-head", order(child, null, child));
        refused("minor-head", order(father, child, father, mother, son));
    }

    @Test
    void somebodyStaysAndSomebodyGoes() {
        refused("nobody-stays", order(son, null, father, mother, son, child));
        refused("members-changed", order(son, null));
    }

    @Test
    void onlyWhoIsThereCanLeave() {
        refused("members-changed", order(son, null, son, member(9, false, false)));
    }

    @Test
    void theNewHeadIsOneOfThoseWhoLeave() {
        refused("head-not-leaving", order(mother, null, son));
    }

    private void refused(String type, SplitOrder order) {
        assertThatThrownBy(() -> Split.decide(family, order))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    private static SplitOrder order(Member head, @Nullable Member remaining, Member... leaving) {
        Set<UUID> ids = new HashSet<>();
        for (Member each : leaving) {
            ids.add(each.id());
        }
        return new SplitOrder(
                ids, head.id(), remaining == null ? null : remaining.id(), new Placement(HOME, null, null, null));
    }

    private static Member member(int number, boolean head, boolean minor) {
        return new Member(new UUID(3, number), TOWN, HOME, "成员" + number, null, head, minor, false);
    }
}
