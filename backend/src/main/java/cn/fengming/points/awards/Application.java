package cn.fengming.points.awards;

import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.rules.Rule;
import cn.fengming.points.rules.Second;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application (申报) of a household under one version of a rule, whoever wrote it down. Its state changes only by a
 * {@link Move}, and the database refuses a posted one whose required review, second person or notice is missing.
 *
 * @param rule id of the rule version it counts under
 * @param points of one time, by that version
 * @param quantity how many times or hours, 1 unless the rule is paid by the hour
 * @param award points it is worth: points x quantity, or less after an objection
 * @param event what the rule counts by event: a wedding, a spot, an activity; null otherwise
 * @param host the household that was helped and confirms it
 * @param submittedFrom household of who submitted it
 * @param takenBy who of the staff recorded it or took it on
 * @param reason what the last step gave as reason
 * @param setOff points set off against deductions when it was posted
 * @param posted points that moved to the wallet
 * @param takenBack of those, what corrections of the book took back
 */
record Application(
        UUID id,
        @JsonIgnore UUID town,
        UUID village,
        UUID household,
        Origin origin,
        UUID rule,
        String ruleCode,
        String ruleName,
        int ruleVersion,
        long points,
        int quantity,
        long award,
        @Nullable String event,
        @Nullable UUID host,
        LocalDate happenedOn,
        Quarter quarter,
        String words,
        UUID submittedBy,
        @Nullable UUID submittedFrom,
        Instant submittedAt,
        @JsonIgnore Required required,
        @Nullable UUID takenBy,
        @Nullable UUID confirmedBy,
        @Nullable UUID notice,
        State state,
        Instant stateAt,
        @Nullable String reason,
        long setOff,
        long posted,
        long takenBack,
        @Nullable UUID transfer) {

    /** What the state is called in the village. */
    @JsonProperty
    public String stateWords() {
        return state.words();
    }

    @JsonProperty
    public boolean needsPanel() {
        return required.panel();
    }

    @JsonProperty
    public Second needsSecond() {
        return required.second();
    }

    @JsonProperty
    public boolean needsNotice() {
        return required.notice();
    }

    Application requiring(Required other) {
        return new Application(
                id,
                town,
                village,
                household,
                origin,
                rule,
                ruleCode,
                ruleName,
                ruleVersion,
                points,
                quantity,
                award,
                event,
                host,
                happenedOn,
                quarter,
                words,
                submittedBy,
                submittedFrom,
                submittedAt,
                other,
                takenBy,
                confirmedBy,
                notice,
                state,
                stateAt,
                reason,
                setOff,
                posted,
                takenBack,
                transfer);
    }

    /**
     * What it adds to the honour score now: all it is worth beyond what was set off, however much a short pool paid; less
     * what was taken back; nothing once all of it was.
     */
    long honour() {
        return state == State.CORRECTED ? 0 : award - setOff - takenBack;
    }

    Use use() {
        return new Use(household, ruleCode, event, happenedOn, quantity);
    }

    /** Everything a new one is made of. */
    record Draft(
            UUID village,
            UUID household,
            Origin origin,
            Rule rule,
            int quantity,
            @Nullable String event,
            @Nullable UUID host,
            LocalDate happenedOn,
            Handed handed,
            Required required,
            @Nullable UUID takenBy,
            @Nullable UUID confirmedBy,
            State state) {}

    static Application of(UUID id, UUID town, Draft draft, UUID by, @Nullable UUID from, Instant now) {
        Rule rule = draft.rule();
        return new Application(
                id,
                town,
                draft.village(),
                draft.household(),
                draft.origin(),
                rule.id(),
                rule.code(),
                rule.name(),
                rule.version(),
                rule.points(),
                draft.quantity(),
                rule.points() * draft.quantity(),
                draft.event(),
                draft.host(),
                draft.happenedOn(),
                Quarter.of(draft.happenedOn()),
                draft.handed().words(),
                by,
                from,
                now,
                draft.required(),
                draft.takenBy(),
                draft.confirmedBy(),
                null,
                draft.state(),
                now,
                null,
                0,
                0,
                0,
                null);
    }
}
