package cn.fengming.points.awards;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something the village does together (村庄清洁行动, 院坝会, 志愿服务): households are scanned in by their cards, and when
 * it is closed everybody who was there earns by its rule, shown by one set of photos.
 *
 * @param rule id of the rule version of its day
 */
record Activity(
        UUID id,
        UUID village,
        UUID rule,
        String ruleName,
        String title,
        LocalDate heldOn,
        State state,
        UUID openedBy,
        Instant openedAt,
        @Nullable Instant closedAt) {

    enum State {
        OPEN,
        CLOSED
    }

    Activity mustBeOpen() {
        if (state != State.OPEN) {
            throw Problem.conflict("activity-closed", "这次活动已经结束，不能再签到签退");
        }
        return this;
    }

    /**
     * A household that was there.
     *
     * @param outAt when it was scanned out; null where nobody scans out, or not yet
     * @param refusal why it earned nothing, after closing; null when it did
     */
    record Attendance(
            UUID household,
            Instant inAt,
            @Nullable Instant outAt,
            @Nullable UUID application,
            @Nullable String refusal) {}
}
