package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.rules.Second;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MoveTest {

    private static final Set<State> PAID = EnumSet.of(State.DUE, State.DEFERRED, State.POSTED, State.SET_OFF);

    /** Whatever is tried in whatever order: points never fall due past what the rule requires. */
    @Property(tries = 5000)
    void noWayToPostedSkipsWhatTheRuleRequires(
            @ForAll boolean panel,
            @ForAll Second second,
            @ForAll boolean notice,
            @ForAll boolean applied,
            @ForAll @Size(max = 60) List<Move> tries) {
        Required required = new Required(panel, second, notice);
        State state = applied ? required.whenApplied() : required.whenRecorded();
        List<Move> done = new ArrayList<>();
        for (Move move : tries) {
            if (move.possible(state, required)) {
                state = move.from(state, required);
                done.add(move);
            }
        }
        if (PAID.contains(state)) {
            assertThat(!panel || done.contains(Move.PASS)).isTrue();
            assertThat(second == Second.NONE || done.contains(Move.CONFIRM)).isTrue();
            assertThat(!notice || (done.contains(Move.PUBLISH) && done.contains(Move.END_TERM)))
                    .isTrue();
            assertThat(!applied || panel || done.contains(Move.TAKE_ON)).isTrue();
        }
    }

    /** Every way there is, not only those a random walk finds. */
    @Test
    void everyWayIsWalkedAndNoneSkipsAStep() {
        for (boolean panel : new boolean[] {true, false}) {
            for (Second second : Second.values()) {
                for (boolean notice : new boolean[] {true, false}) {
                    Required required = new Required(panel, second, notice);
                    walk(required, required.whenApplied(), EnumSet.noneOf(Move.class), new ArrayList<>());
                    walk(required, required.whenRecorded(), EnumSet.noneOf(Move.class), new ArrayList<>());
                }
            }
        }
    }

    private void walk(Required required, State state, EnumSet<Move> done, List<Set<Object>> seen) {
        Set<Object> here = new java.util.HashSet<>(done);
        here.add(state);
        if (seen.contains(here)) {
            return;
        }
        seen.add(here);
        if (state == State.POSTED) {
            assertThat(!required.panel() || done.contains(Move.PASS)).isTrue();
            assertThat(required.second() == Second.NONE || done.contains(Move.CONFIRM))
                    .isTrue();
            assertThat(!required.notice() || done.contains(Move.END_TERM)).isTrue();
        }
        for (Move move : Move.values()) {
            if (move.possible(state, required)) {
                EnumSet<Move> then = EnumSet.copyOf(done);
                then.add(move);
                walk(required, move.from(state, required), then, seen);
            }
        }
    }

    @Test
    void whatHasEndedStaysEndedUnlessTheBookTakesItBack() {
        Required required = new Required(false, Second.NONE, false);
        for (State state : State.values()) {
            if (state.ended()) {
                for (Move move : Move.values()) {
                    assertThat(move.possible(state, required))
                            .as("%s from %s", move, state)
                            .isEqualTo(move == Move.CORRECT && state == State.POSTED);
                }
            }
        }
    }

    @Test
    void aMoveFromTheWrongStateSaysWhereTheApplicationStands() {
        assertThatThrownBy(() -> Move.PUBLISH.from(State.SUBMITTED, new Required(true, Second.NONE, true)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("待受理");
    }

    @Test
    void kinshipAddsASecondPersonOnlyWhereNobodyElseLooks() {
        Required alone = new Required(false, Second.NONE, false);
        assertThat(alone.andSecondFor(true).second()).isEqualTo(Second.COLLEAGUE);
        assertThat(alone.andSecondFor(false)).isEqualTo(alone);
        Required panel = new Required(true, Second.NONE, false);
        assertThat(panel.andSecondFor(true)).isEqualTo(panel);
        Required host = new Required(false, Second.HOST, false);
        assertThat(host.andSecondFor(true)).isEqualTo(host);
    }
}
