package cn.fengming.points.alerts;

import cn.fengming.points.kernel.Problem;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to look at, as it was when it was raised. It goes from open over looked into to settled, with words at each
 * step; what it is about stays as it is.
 */
record Alert(
        UUID id,
        AlertKind kind,
        @Nullable UUID village,
        String sentence,
        Map<String, Long> figures,
        List<Suspicion.Ground> grounds,
        Instant raisedAt,
        State state,
        Instant stateAt) {

    enum State {
        OPEN("没有看过"),
        LOOKED_INTO("正在查"),
        SETTLED("已了结");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** One step of the log: what somebody found and said. */
    record Step(State state, String words, String byName, Instant at) {}

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String kindWords() {
        return kind.words();
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String stateWords() {
        return state.words();
    }

    /**
     * More may be found while it is looked into; settled once is settled.
     *
     * @throws Problem 409 {@code alert-state} with the state it is in
     */
    Alert moved(State to, Instant at) {
        boolean allowed = to == State.LOOKED_INTO ? state != State.SETTLED : state == State.LOOKED_INTO;
        if (!allowed) {
            throw Problem.conflict("alert-state", state == State.OPEN ? "先写下查了什么，再了结" : "这条提醒已经了结")
                    .with("state", state);
        }
        return new Alert(id, kind, village, sentence, figures, grounds, raisedAt, to, at);
    }

    Alert saying(String told) {
        return new Alert(id, kind, village, told, figures, grounds, raisedAt, state, stateAt);
    }
}
