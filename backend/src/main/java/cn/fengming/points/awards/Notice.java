package cn.fengming.points.awards;

import cn.fengming.points.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A public notice (公示): a batch of approved applications of one village, open to objection for 3 to 7 full days.
 *
 * @param endsAt moment from which the term is over
 * @param endedAt when it was ended, at {@code endsAt} or later
 */
public record Notice(
        UUID id,
        UUID village,
        String title,
        State state,
        UUID composedBy,
        Instant composedAt,
        @Nullable Integer days,
        @Nullable Instant publishedAt,
        @Nullable Instant endsAt,
        @Nullable Instant endedAt) {

    /** A published notice only ends by running its term. */
    public enum State {
        DRAFT,
        PUBLISHED,
        ENDED,
        DISCARDED
    }

    static final int FEWEST_DAYS = 3;
    static final int MOST_DAYS = 7;

    Notice published(int term, Instant now) {
        mustBe(State.DRAFT, "这份公示已经发布或作废");
        if (term < FEWEST_DAYS || term > MOST_DAYS) {
            throw Problem.invalid("days", "公示期应为" + FEWEST_DAYS + "到" + MOST_DAYS + "天");
        }
        Instant end = now.plus(Duration.ofDays(term));
        return new Notice(id, village, title, State.PUBLISHED, composedBy, composedAt, term, now, end, null);
    }

    Notice discarded() {
        mustBe(State.DRAFT, "这份公示已经发布或作废");
        return with(State.DISCARDED, null);
    }

    Notice ended(Instant now) {
        mustBe(State.PUBLISHED, "这份公示不在公示中");
        if (running(now)) {
            throw Problem.refused("notice-running", "公示期未满，不能结束");
        }
        return with(State.ENDED, now);
    }

    /** Open to objection. */
    boolean running(Instant now) {
        return state == State.PUBLISHED && endsAt != null && now.isBefore(endsAt);
    }

    private void mustBe(State expected, String otherwise) {
        if (state != expected) {
            throw Problem.conflict("notice-state", otherwise).with("state", state.name());
        }
    }

    private Notice with(State to, @Nullable Instant end) {
        return new Notice(id, village, title, to, composedBy, composedAt, days, publishedAt, endsAt, end);
    }
}
