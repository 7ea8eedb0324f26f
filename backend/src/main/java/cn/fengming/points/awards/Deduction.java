package cn.fengming.points.awards;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deduction (扣分). It begins as a notice with days to cure; only what was not cured and the panel agreed to comes into
 * force, and then takes from what the household earns in that quarter and is not yet posted: never below zero, never
 * from a wallet. What it could not take by the end of the quarter lapses; what it took is given back once cured.
 *
 * @param points what would be taken, as a positive number
 * @param quarter whose earnings it takes from, once in force
 * @param setOff what it has taken so far
 * @param transfer the transfer that gave it back
 */
record Deduction(
        UUID id,
        @JsonIgnore UUID town,
        UUID village,
        UUID household,
        UUID rule,
        String ruleCode,
        String ruleName,
        int ruleVersion,
        long points,
        @Nullable String event,
        LocalDate happenedOn,
        String words,
        UUID recordedBy,
        @Nullable UUID recordedFrom,
        Instant recordedAt,
        Instant cureUntil,
        @Nullable Quarter quarter,
        long setOff,
        State state,
        @JsonIgnore State stateBefore,
        Instant stateAt,
        @Nullable String reason,
        @Nullable UUID transfer) {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    enum State {
        /** The household was told and has days to cure. */
        NOTIFIED("待整改"),
        CURE_REPORTED("已报整改"),
        UNDER_REVIEW("评议中"),
        IN_FORCE("生效"),
        /** All of it was taken, or all that could be. */
        SET_OFF("已抵扣"),
        /** The quarter ended and nothing could be taken. */
        LAPSED("已失效"),
        /** Cured in time. */
        CANCELLED("已撤销"),
        /** The panel, or an upheld objection, did not let it stand. */
        DROPPED("不予扣分"),
        /** Cured later: what was taken was given back. */
        RESTORED("已返还");

        private final String words;

        State(String words) {
            this.words = words;
        }
    }

    @JsonProperty
    public String stateWords() {
        return state.words;
    }

    /** Points it may still take. */
    long open() {
        return state == State.IN_FORCE ? points - setOff : 0;
    }

    /** The household says it has put it right; only within its days. */
    Deduction cureReported(Instant now) {
        mustBe(state == State.NOTIFIED);
        if (!now.isBefore(cureUntil)) {
            throw Problem.refused("cure-term-over", "整改期限已过，请联系村委复核");
        }
        return moved(State.CURE_REPORTED, now);
    }

    /** Staff saw that it was put right in time: nothing is deducted. */
    Deduction cured(Instant now) {
        mustBe(state == State.CURE_REPORTED || (state == State.NOTIFIED && now.isBefore(cureUntil)));
        return moved(State.CANCELLED, now);
    }

    /** Staff saw that it was not put right; the days run on as they were. */
    Deduction notCured(Instant now) {
        mustBe(state == State.CURE_REPORTED);
        return moved(State.NOTIFIED, now);
    }

    Deduction toReview(Instant now) {
        mustBe(state == State.NOTIFIED);
        if (now.isBefore(cureUntil)) {
            throw Problem.refused("cure-term-running", "整改期限未满，还不能评议扣分");
        }
        return moved(State.UNDER_REVIEW, now);
    }

    Deduction takenBack() {
        mustBe(state == State.UNDER_REVIEW);
        return moved(State.NOTIFIED, stateAt);
    }

    /** The panel's decision; in force it counts for the quarter that is running then. */
    Deduction reviewed(boolean passed, Instant now) {
        mustBe(state == State.UNDER_REVIEW);
        return passed
                ? with(State.IN_FORCE, now, Quarter.of(LocalDate.ofInstant(now, CHINA)), 0, null)
                : moved(State.DROPPED, now);
    }

    /** @param taken points, at least 1, at most what is open */
    Deduction setOff(long taken, Instant now) {
        mustBe(taken >= 1 && taken <= open());
        State next = setOff + taken == points ? State.SET_OFF : State.IN_FORCE;
        return with(next, now, quarter, setOff + taken, null);
    }

    /** The quarter ended: what is left of it is taken from nobody. */
    Deduction quarterEnded(Instant now) {
        mustBe(state == State.IN_FORCE);
        return moved(setOff > 0 ? State.SET_OFF : State.LAPSED, now);
    }

    /** An objection against it was upheld. What it took already is given back by the same desk. */
    Deduction dropped(Instant now) {
        mustBe(objectionable());
        return moved(State.DROPPED, now);
    }

    boolean objectionable() {
        return state.compareTo(State.SET_OFF) <= 0;
    }

    /** Put right after it had come into force: what was taken goes back. */
    Deduction restored(Instant now) {
        mustBe(state == State.IN_FORCE || state == State.SET_OFF || state == State.LAPSED);
        return moved(State.RESTORED, now);
    }

    Deduction givenBackBy(@Nullable UUID transferId) {
        return with(state, stateAt, quarter, setOff, transferId);
    }

    private void mustBe(boolean allowed) {
        if (!allowed) {
            throw Problem.conflict("deduction-state", "这条扣分现在是“" + state.words + "”，不能这样办理")
                    .with("state", state.name());
        }
    }

    private Deduction moved(State to, Instant now) {
        return with(to, now, quarter, setOff, transfer);
    }

    private Deduction with(State to, Instant now, @Nullable Quarter when, long taken, @Nullable UUID transferId) {
        return new Deduction(
                id,
                town,
                village,
                household,
                rule,
                ruleCode,
                ruleName,
                ruleVersion,
                points,
                event,
                happenedOn,
                words,
                recordedBy,
                recordedFrom,
                recordedAt,
                cureUntil,
                when,
                taken,
                to,
                stateBefore,
                now,
                reason,
                transferId);
    }
}
