package cn.fengming.points.awards;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An award another module proposes for something it has checked itself, evidence and all.
 *
 * @param event what it is for; a household is rewarded for it once by the same rule, at most 80 characters
 * @param foundBy who found or verified it; the system person for rules that the system awards
 * @param foundFrom household of that person; null for staff who live elsewhere
 * @param agreedBy the second person, when there was one already; counts only when unrelated to the household
 * @param agreedFrom household of the second person
 */
public record Proposal(
        UUID household,
        String ruleCode,
        String event,
        LocalDate happenedOn,
        String words,
        UUID foundBy,
        @Nullable UUID foundFrom,
        @Nullable UUID agreedBy,
        @Nullable UUID agreedFrom) {

    /**
     * What became of it.
     *
     * @param application id of the application; null when it was not taken in
     * @param refusal why it was not taken in (the cap, no such rule), for the household; null when it was
     */
    public record Answer(
            @Nullable UUID application,
            @Nullable State state,
            @Nullable String refusal) {}
}
