package cn.fengming.points.inspection;

import cn.fengming.points.assessment.Owed;
import cn.fengming.points.kernel.Problem;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 约谈 or 通知 to a village: drafted from what a frozen place brought or by hand, checked and sent by the town, answered by the
 * village, accepted or returned. What was sent never changes.
 *
 * @param number without gaps in its kind and year; null until it is sent
 * @param round the frozen round it comes from; null for one written by hand
 * @param subject whose place it was
 * @param period of that round
 * @param cause the tier or streak it follows from, as the scheme calls it; by hand, why it is written
 * @param follows the talk of the period before, when this is one running
 * @param grounds what was found
 * @param dueOn the last day for the answer; null when none is asked for
 * @param overdueAt when it was found that the day had passed without an answer
 * @param talkedOn the day of the talk
 */
public record Letter(
        UUID id,
        Kind kind,
        @Nullable Integer year,
        @Nullable Integer number,
        String title,
        UUID village,
        String villageName,
        String addressee,
        @Nullable UUID round,
        @Nullable UUID subject,
        @Nullable Integer consequence,
        @Nullable String scheme,
        @Nullable String period,
        String cause,
        @Nullable UUID follows,
        List<Owed.Reason> grounds,
        String words,
        @Nullable LocalDate dueOn,
        State state,
        @Nullable Instant overdueAt,
        @Nullable LocalDate talkedOn,
        @Nullable String talkedBy,
        @Nullable String talkWords,
        Instant draftedAt,
        @Nullable Instant sentAt,
        @Nullable Instant closedAt) {

    public Letter {
        grounds = List.copyOf(grounds);
    }

    public enum Kind {
        /** 约谈. */
        TALK,
        /** 整改通知, 表扬信. */
        NOTICE;

        String word() {
            return this == TALK ? "约谈" : "整改";
        }
    }

    public enum State {
        /** The town has not sent it; the village knows nothing of it. */
        DRAFT,
        SENT,
        /** The village has answered. */
        REPLIED,
        /** The answer was not enough. */
        RETURNED,
        CLOSED,
        /** A draft that was never sent. */
        DISCARDED;

        boolean shownToVillages() {
            return this != DRAFT && this != DISCARDED;
        }
    }

    /** {@code 整改〔2026〕3号}; null until it is sent. */
    @JsonProperty
    public @Nullable String code() {
        return number == null ? null : kind.word() + "〔" + year + "〕" + number + "号";
    }

    /** @throws Problem 409 {@code letter-state} with the state when the letter is in none of these */
    Letter mustBe(State... expected) {
        if (!List.of(expected).contains(state)) {
            throw Problem.conflict("letter-state", "这封信" + said(state) + "，不能这样办")
                    .with("state", state.name());
        }
        return this;
    }

    private static String said(State state) {
        return switch (state) {
            case DRAFT -> "还没有发出";
            case SENT -> "已经发出，等村里回复";
            case REPLIED -> "村里已经回复，等镇里审核";
            case RETURNED -> "已经退回，等村里再回复";
            case CLOSED -> "已经办结";
            case DISCARDED -> "已经作废";
        };
    }

    /** @throws Problem 409 {@code talk-first} for a talk that was not held */
    Letter mustHaveTalked() {
        if (kind == Kind.TALK && talkedOn == null) {
            throw Problem.conflict("talk-first", "还没有登记约谈，先登记再办结");
        }
        return this;
    }
}
