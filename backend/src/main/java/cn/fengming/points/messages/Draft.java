package cn.fengming.points.messages;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told to one household, or to one person of whichever.
 *
 * @param household whose adult members read it; null when it is for the person alone
 * @param person who reads it; null for a household
 * @param words the sentence in the list
 * @param page what a tap opens, with a slash in front
 * @param slots what WeChat's template can be filled with
 * @param until from when on it is no news; null when only the kind says
 */
record Draft(
        Kind kind,
        @Nullable UUID household,
        @Nullable UUID person,
        String words,
        String page,
        Map<Slot, String> slots,
        @Nullable Instant until) {

    static Draft toHousehold(
            Kind kind, UUID household, String words, String page, Map<Slot, String> slots, @Nullable Instant until) {
        return new Draft(kind, household, null, words, page, slots, until);
    }

    static Draft toPerson(Kind kind, UUID person, String words, String page, Map<Slot, String> slots) {
        return new Draft(kind, null, person, words, page, slots, null);
    }

    /** From when on it is not sent any more. */
    Instant sendBefore(Instant happenedAt) {
        Instant byKind = happenedAt.plus(kind.newsFor());
        return until != null && until.isBefore(byKind) ? until : byKind;
    }
}
