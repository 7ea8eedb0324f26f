package cn.fengming.points.awards;

import cn.fengming.points.rules.Awarding;
import cn.fengming.points.rules.Second;

/**
 * Who has to agree before an application is posted: what its rule requires, and a second person more when the one who
 * records or takes it on belongs to the household or is kin.
 */
record Required(boolean panel, Second second, boolean notice) {

    static Required of(Awarding awarding) {
        return new Required(awarding.panel(), awarding.second(), awarding.notice());
    }

    /** Nobody awards their own household or kin alone. A panel that bars kin is a second pair of eyes already. */
    Required andSecondFor(boolean kin) {
        return kin && !panel && second == Second.NONE ? new Required(false, Second.COLLEAGUE, notice) : this;
    }

    /** Where a villager's own application begins. */
    State whenApplied() {
        return State.SUBMITTED;
    }

    /** Where one begins that staff recorded. */
    State whenRecorded() {
        return panel ? State.SUBMITTED : afterPanel();
    }

    State afterPanel() {
        return second == Second.NONE ? State.APPROVED : State.AWAITING_SECOND;
    }
}
