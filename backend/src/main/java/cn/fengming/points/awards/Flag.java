package cn.fengming.points.awards;

import cn.fengming.points.kernel.Problem;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A flag of a home for a month. Red (红旗) was earned with the home sheet and hangs in public. Yellow (黄旗) is a reminder
 * that only the home and the staff see; it costs nothing, has days to cure, and is gone once cured.
 *
 * @param month 202611
 * @param score of the home sheet behind it; null when raised by hand
 * @param words what is amiss
 * @param cureUntil for yellow
 * @param cureWords what the home said it did
 */
record Flag(
        UUID id,
        @JsonIgnore UUID town,
        UUID village,
        UUID household,
        int month,
        Colour colour,
        State state,
        @Nullable Integer score,
        String words,
        UUID raisedBy,
        Instant raisedAt,
        @Nullable Instant cureUntil,
        @Nullable String cureWords,
        @JsonIgnore UUID stateBy,
        Instant stateAt) {

    enum Colour {
        RED,
        YELLOW
    }

    enum State {
        UP,
        /** The home says it is put right; staff have still to look. */
        CURE_REPORTED,
        CURED
    }

    static Flag yellow(
            UUID id,
            UUID town,
            UUID village,
            UUID household,
            int month,
            String words,
            UUID by,
            Instant now,
            Instant cureUntil) {
        return new Flag(
                id,
                town,
                village,
                household,
                month,
                Colour.YELLOW,
                State.UP,
                null,
                words,
                by,
                now,
                cureUntil,
                null,
                by,
                now);
    }

    /** The home says it put it right, also after its days: a reminder has no penalty to be late for. */
    Flag cureReported(UUID by, @Nullable String said, Instant now) {
        mustBe(State.UP);
        return moved(State.CURE_REPORTED, said, by, now);
    }

    /** Staff saw that it is put right, reported or not. */
    Flag cured(UUID by, Instant now) {
        if (state == State.CURED) {
            throw gone();
        }
        mustBe(state);
        return moved(State.CURED, cureWords, by, now);
    }

    /** Staff looked and it is not: the flag stays up. */
    Flag notCured(UUID by, Instant now) {
        mustBe(State.CURE_REPORTED);
        return moved(State.UP, cureWords, by, now);
    }

    private void mustBe(State expected) {
        if (colour == Colour.RED) {
            throw Problem.refused("red-flag", "红旗不需要整改");
        }
        if (state != expected) {
            throw state == State.CURED ? gone() : Problem.conflict("flag-state", "这面黄旗刚刚被办理，请刷新后再看");
        }
    }

    private static Problem gone() {
        return Problem.conflict("flag-cured", "这面黄旗已经摘下");
    }

    private Flag moved(State to, @Nullable String said, UUID by, Instant now) {
        return new Flag(
                id, town, village, household, month, colour, to, score, words, raisedBy, raisedAt, cureUntil, said, by,
                now);
    }
}
