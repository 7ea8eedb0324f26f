package cn.fengming.points.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {

    @Test
    void more_is_met_from_its_aim_on_and_missed_by_its_share_below() {
        assertThat(goal(3, true, 3).verdict()).isEqualTo("met");
        assertThat(goal(3, true, 2.4).verdict()).isEqualTo("missed by 20 %");
    }

    @Test
    void less_is_met_up_to_its_aim_and_missed_by_its_share_above() {
        assertThat(goal(50, false, 50).verdict()).isEqualTo("met");
        assertThat(goal(50, false, 65).verdict()).isEqualTo("missed by 30 %");
    }

    private static Goal goal(double aim, boolean atLeast, double reached) {
        return new Goal("", aim, atLeast, reached, "");
    }
}
