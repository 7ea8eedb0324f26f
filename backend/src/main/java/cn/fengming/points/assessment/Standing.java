package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * 名次 as published: its figures never change. A correction is the next revision, and freezing seals the last one.
 *
 * @param period {@code 2026Q4}
 * @param revision counted from 1
 * @param reason why it was published again; for the first, that it was published
 * @param objectionsUntil objections are taken before this moment and freezing begins with it
 */
public record Standing(
        UUID round,
        String code,
        String title,
        String period,
        int revision,
        State state,
        int schemeVersion,
        String fingerprint,
        String reason,
        Instant publishedAt,
        Instant objectionsUntil,
        @Nullable Instant frozenAt,
        Figures figures) {

    public enum State {
        PUBLISHED,
        /** A later revision took its place. */
        SUPERSEDED,
        FROZEN
    }

    /** The same with these subjects alone; what sets two villages' homes side by side is left out. */
    Standing only(Predicate<UUID> seen) {
        return new Standing(
                round,
                code,
                title,
                period,
                revision,
                state,
                schemeVersion,
                fingerprint,
                reason,
                publishedAt,
                objectionsUntil,
                frozenAt,
                figures.only(seen));
    }

    /** @throws Problem 409 when the window has ended */
    void mustTakeObjections(Instant now) {
        if (!now.isBefore(objectionsUntil)) {
            throw Problem.conflict("objection-window-closed", "异议期已过，不能再提异议");
        }
    }

    /** @throws Problem 409 while the window is open */
    void mustBePastObjections(Instant now) {
        if (now.isBefore(objectionsUntil)) {
            throw Problem.conflict("objection-window-open", "异议期还没有结束，不能定榜").with("objectionsUntil", objectionsUntil);
        }
    }
}
