package cn.fengming.points.messages;

import cn.fengming.points.wechat.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One look of WeChat at the words or at one photo of a step of a spot.
 *
 * @param photoId null for the words
 * @param traceId by which WeChat's later answer names it
 */
record ContentCheck(
        UUID townId,
        UUID id,
        UUID spotId,
        int step,
        @Nullable UUID photoId,
        UUID personId,
        State state,
        @Nullable String traceId,
        Instant notedAt) {

    /** WeChat answers only about people who were here in the last two hours. */
    private static final Duration WORTH_ASKING = Duration.ofHours(2);

    enum State {
        /** WeChat is still to be asked. */
        WAITING,
        /** WeChat will answer by pushing. */
        ASKED,
        PASSED,
        REVIEW,
        RISKY,
        /** WeChat was not asked or could not look. */
        SKIPPED;

        static State of(Verdict verdict) {
            return switch (verdict.suggestion()) {
                case PASS -> PASSED;
                case REVIEW -> REVIEW;
                case RISKY -> RISKY;
            };
        }
    }

    /** Why WeChat has no opinion. */
    enum Skip {
        /** The person never signed in by WeChat. */
        NO_OPENID,
        /** Nobody told us under which address WeChat could fetch a photo. */
        NO_ADDRESS,
        /** WeChat does not know the person, or has not seen them lately. */
        STRANGER,
        /** It took too long until WeChat could be asked. */
        TOO_LATE,
        /** What was said is gone. */
        GONE,
        /** WeChat could not fetch or read the picture. */
        UNREADABLE
    }

    boolean ofWords() {
        return photoId == null;
    }

    boolean tooLate(Instant now) {
        return notedAt.plus(WORTH_ASKING).isBefore(now);
    }

    /** What staff read who are to look first. */
    String doubt(Verdict verdict) {
        return "微信检查提示" + (ofWords() ? "文字" : "照片") + "可能涉及“" + verdict.matter() + "”，请先看过再公开";
    }
}
