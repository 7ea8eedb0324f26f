package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 退货: goods that came back after the handover. Nothing moves until a second person confirms.
 *
 * @param remark of the one who decided
 */
public record GoodsReturn(
        UUID id,
        UUID redemptionId,
        UUID villageId,
        State state,
        String reason,
        UUID proposedBy,
        String proposerName,
        Instant proposedAt,
        @Nullable UUID decidedBy,
        @Nullable String deciderName,
        @Nullable Instant decidedAt,
        @Nullable String remark) {

    /** How far it is. */
    public enum State {
        PROPOSED,
        CONFIRMED,
        REJECTED
    }

    /** Why the goods came back. */
    record Form(
            @NotBlank(message = "请写明退货原因") @Size(max = 200, message = "原因最多 200 字")
            String reason) {}

    /** What the second person says. */
    record Decision(
            @NotNull(message = "请选择同意或不同意") Boolean confirmed,

            @Size(max = 200, message = "说明最多 200 字") @Nullable
            String remark) {

        State outcome() {
            return confirmed ? State.CONFIRMED : State.REJECTED;
        }
    }

    /**
     * @throws Problem 403 when the actor proposed it, 409 when it is decided already
     */
    GoodsReturn mustAwait(Actor second) {
        if (state != State.PROPOSED) {
            throw Problem.conflict("return-decided", "这次退货已经处理过了");
        }
        if (proposedBy.equals(second.person())) {
            throw Problem.forbidden("退货要由另一个人确认");
        }
        return this;
    }
}
