package cn.fengming.points.alerts;

import cn.fengming.points.kernel.Problem;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sample of households that are asked whether they really got what the book says (抽样回访). The chance is promised when
 * the round is planned and shown when it is drawn, so anybody can do the draw again.
 *
 * @param from first day of the goods or points asked about
 * @param to last day
 * @param homes how many households; all when there are fewer
 * @param seed shown only when it was drawn
 * @param commitment SHA-256 of the seed's 64 digits
 * @param candidates ids of the households in the pot, once it was drawn
 */
record CallbackRound(
        UUID id,
        About about,
        LocalDate from,
        LocalDate to,
        int homes,
        String reason,
        State state,
        @JsonIgnore String secret,
        String commitment,
        @Nullable List<String> candidates,
        UUID plannedBy,
        Instant plannedAt,
        @Nullable Instant drawnAt,
        @Nullable Instant closedAt) {

    enum About {
        GOODS,
        POINTS
    }

    enum State {
        PLANNED,
        DRAWN,
        CLOSED
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public @Nullable String seed() {
        return state == State.PLANNED ? null : secret;
    }

    CallbackRound drawn(List<String> pot, Instant at) {
        mustBe(State.PLANNED, "这次回访已经抽过了");
        if (pot.isEmpty()) {
            throw Problem.refused("nothing-to-draw", "这段时间没有户领过，请改日期重新安排");
        }
        return new CallbackRound(
                id,
                about,
                from,
                to,
                homes,
                reason,
                State.DRAWN,
                secret,
                commitment,
                pot,
                plannedBy,
                plannedAt,
                at,
                null);
    }

    CallbackRound closed(Instant at) {
        mustBe(State.DRAWN, state == State.PLANNED ? "还没有抽户" : "这次回访已经结束了");
        return new CallbackRound(
                id,
                about,
                from,
                to,
                homes,
                reason,
                State.CLOSED,
                secret,
                commitment,
                candidates,
                plannedBy,
                plannedAt,
                drawnAt,
                at);
    }

    /** @throws Problem 409 {@code callback-state} with the state it is in */
    void mustBe(State wanted, String otherwise) {
        if (state != wanted) {
            throw Problem.conflict("callback-state", otherwise).with("state", state);
        }
    }
}
