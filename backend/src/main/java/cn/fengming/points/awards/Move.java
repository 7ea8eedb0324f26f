package cn.fengming.points.awards;

import cn.fengming.points.kernel.Problem;

/**
 * The moves an application can make. Each knows which states it starts from and, with what the rule requires, where it
 * leads; there is no other way from one state to another, so none leads to posted points past a review, a second person
 * or a notice that the rule requires.
 */
enum Move {
    /** Staff takes on what a villager applied for, when no panel is needed. */
    TAKE_ON,
    /** The panel has it on its stack. */
    REVIEW,
    /** The panel session was cancelled before it decided. */
    TAKE_BACK,
    PASS,
    FAIL,
    /** The second person agrees. */
    CONFIRM,
    /** Staff or the second person says no. */
    DECLINE,
    PUBLISH,
    OBJECT,
    /** The last open objection was heard and the item stays. */
    CLEAR,
    STRIKE,
    /** The notice ran its term. */
    END_TERM,
    /** Goes to posting without a notice, where the rule asks for none. */
    FALL_DUE,
    POST,
    SET_OFF,
    DEFER,
    LAPSE,
    WITHDRAW,
    /** The last of what was posted was taken back by a correction of the book. */
    CORRECT;

    /** @throws Problem 409 when the application is not in a state this move starts from */
    State from(State state, Required required) {
        State next = next(state, required);
        if (next == null) {
            throw Problem.conflict("application-state", "这条申报现在是“" + state.words() + "”，不能这样办理")
                    .with("state", state.name());
        }
        return next;
    }

    boolean possible(State state, Required required) {
        return next(state, required) != null;
    }

    private @org.jspecify.annotations.Nullable State next(State state, Required required) {
        return switch (this) {
            case TAKE_ON -> state == State.SUBMITTED && !required.panel() ? required.afterPanel() : null;
            case REVIEW -> state == State.SUBMITTED && required.panel() ? State.UNDER_REVIEW : null;
            case TAKE_BACK -> state == State.UNDER_REVIEW ? State.SUBMITTED : null;
            case PASS -> state == State.UNDER_REVIEW ? required.afterPanel() : null;
            case FAIL -> state == State.UNDER_REVIEW ? State.DECLINED : null;
            case CONFIRM -> state == State.AWAITING_SECOND ? State.APPROVED : null;
            case DECLINE ->
                state == State.AWAITING_SECOND || (state == State.SUBMITTED && !required.panel())
                        ? State.DECLINED
                        : null;
            case PUBLISH -> state == State.APPROVED ? State.ON_NOTICE : null;
            case OBJECT -> state == State.ON_NOTICE || state == State.OBJECTED ? State.OBJECTED : null;
            case CLEAR -> state == State.OBJECTED ? State.ON_NOTICE : null;
            case STRIKE -> state == State.OBJECTED ? State.STRUCK : null;
            case END_TERM -> state == State.ON_NOTICE ? State.DUE : null;
            case FALL_DUE -> state == State.APPROVED && !required.notice() ? State.DUE : null;
            case POST -> due(state) ? State.POSTED : null;
            case SET_OFF -> due(state) ? State.SET_OFF : null;
            case DEFER -> due(state) ? State.DEFERRED : null;
            case LAPSE -> due(state) ? State.LAPSED : null;
            case CORRECT -> state == State.POSTED ? State.CORRECTED : null;
            case WITHDRAW -> state.compareTo(State.ON_NOTICE) <= 0 ? State.WITHDRAWN : null;
        };
    }

    private static boolean due(State state) {
        return state == State.DUE || state == State.DEFERRED;
    }
}
