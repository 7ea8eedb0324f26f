package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.ledger.Movement;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 报损: pieces that are broken, gone or too old. One person shows it, nothing moves until another confirms. */
public record Loss(
        UUID id,
        UUID outletId,
        UUID goodId,
        String name,
        Kind kind,
        int pieces,
        String reason,
        State state,
        UUID proposedBy,
        String proposerName,
        Instant proposedAt,
        @Nullable UUID decidedBy,
        @Nullable String deciderName,
        @Nullable Instant decidedAt,
        @Nullable String remark) {

    /** What happened to them. */
    public enum Kind {
        /** 破损. */
        DAMAGED,
        /** 丢失. */
        MISSING,
        /** 过期: what is blocked as too old is thrown away. */
        EXPIRED;

        Movement movement() {
            return this == EXPIRED ? Movement.DISPOSE : Movement.LOSE;
        }
    }

    /** How far it is. */
    public enum State {
        PROPOSED,
        CONFIRMED,
        REJECTED
    }

    /** What somebody says is lost. */
    public record Form(
            @NotNull(message = "请选择兑换点") UUID outlet,
            @NotNull(message = "请选择商品") UUID good,
            @NotNull(message = "请选择破损、丢失或过期") Kind kind,

            @Min(value = 1, message = "数量至少为 1") @Max(value = 100_000, message = "数量太大")
            int pieces,

            @NotBlank(message = "请写明原因") @Size(max = 200, message = "原因最多 200 字")
            String reason,

            @Size(max = 9, message = "照片最多 9 张") @Nullable List<UUID> photos) {

        List<UUID> pictures() {
            return photos == null ? List.of() : photos;
        }

        /** @throws Problem 422 {@code loss-differs} when the id stands for another loss */
        void mustSay(Loss known) {
            if (!known.outletId().equals(outlet)
                    || !known.goodId().equals(good)
                    || known.kind() != kind
                    || known.pieces() != pieces
                    || !known.reason().equals(reason.strip())) {
                throw Problem.refused("loss-differs", "这个编号已经登记过另一次报损，请重新填写");
            }
        }

        /** @throws Problem 400 without a photo of what is there to be seen */
        Form mustShowIt() {
            if (kind != Kind.MISSING && pictures().isEmpty()) {
                throw Problem.invalid("photos", "请拍一张照片");
            }
            return this;
        }
    }

    /** What the second person says. */
    public record Decision(
            @NotNull(message = "请选择同意或不同意") Boolean confirmed,

            @Size(max = 200, message = "说明最多 200 字") @Nullable
            String remark) {

        State outcome() {
            return confirmed ? State.CONFIRMED : State.REJECTED;
        }
    }

    /** @throws Problem 403 when the actor proposed it, 409 when it is decided already */
    Loss mustAwait(Actor second) {
        if (state != State.PROPOSED) {
            throw Problem.conflict("loss-decided", "这次报损已经处理过了").with("state", state.name());
        }
        if (proposedBy.equals(second.person())) {
            throw Problem.forbidden("报损要由另一个人确认");
        }
        return this;
    }
}
