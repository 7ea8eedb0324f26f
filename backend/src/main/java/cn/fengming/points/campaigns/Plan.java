package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Problem;
import java.util.UUID;

/**
 * 一村一策: what a village means to do in a year. The committee writes it and hands it in; the town agrees or gives it back
 * with its word. Measures are written while it is a draft and done once it is agreed.
 */
record Plan(UUID village, int year, String goal, State state) {

    enum State {
        DRAFT("起草"),
        SUBMITTED("已上报"),
        AGREED("镇里同意");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * One step on, or back to the draft.
     *
     * @throws Problem 409 {@code plan-state} unless it is as the client saw it and such a step exists
     */
    Plan moved(State expected, State next) {
        boolean forward = next.ordinal() == expected.ordinal() + 1;
        boolean back = next == State.DRAFT && expected != State.DRAFT;
        if (state != expected || !(forward || back)) {
            throw wrongState();
        }
        return new Plan(village, year, goal, next);
    }

    /** @throws Problem 409 {@code plan-state} unless it is in that state */
    Plan mustBe(State expected) {
        if (state != expected) {
            throw wrongState();
        }
        return this;
    }

    Problem wrongState() {
        return Problem.conflict("plan-state", "这份一村一策现在是「" + state.words() + "」，请刷新后再办")
                .with("state", state);
    }
}
