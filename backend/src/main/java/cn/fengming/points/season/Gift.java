package cn.fengming.points.season;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.store.GiftShelf;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 送温暖: goods of the village's store for a household in need. It costs the household nothing and asks nothing of its
 * points; one person of the committee says why, another decides, the quarter's limit and the shelf say how many.
 *
 * @param fen what the pieces cost the fund, by the catalogue of the day they were proposed
 * @param quarter whose limit it counts against, as a number
 * @param reserveId the transfer that set the pieces aside
 */
record Gift(
        UUID id,
        UUID village,
        UUID household,
        UUID good,
        String goodName,
        int pieces,
        long fen,
        @JsonIgnore int quarter,
        String reason,
        State state,
        UUID proposedBy,
        String proposerName,
        Instant proposedAt,
        @Nullable UUID decidedBy,
        @Nullable String deciderName,
        @Nullable Instant decidedAt,
        @Nullable String remark,
        @JsonIgnore @Nullable UUID reserveId,
        @Nullable String enderName,
        @Nullable Instant endedAt,
        @Nullable String endedWords) {

    /** How far it is. */
    enum State {
        /** 等第二个人同意. */
        PROPOSED,
        /** 不同意. */
        REJECTED,
        /** 已备好. */
        READY,
        /** 已送到. */
        HANDED,
        /** 已撤回. */
        WITHDRAWN
    }

    /** A gift with the household's name, for the village's staff. */
    record View(Gift gift, String headName) {}

    /** A gift as everybody may read it: what, where and when, never for whom or why. */
    record Public(UUID id, LocalDate givenOn, String village, String good, int pieces, long fen) {}

    /** What is proposed. */
    record Form(
            @NotNull(message = "请选择村") UUID village,
            @NotNull(message = "请选择农户") UUID household,
            @NotNull(message = "请选择商品") UUID good,

            @Min(value = 1, message = "数量至少为 1") @Max(value = 100, message = "数量最多 100")
            int pieces,

            @NotBlank(message = "请写明为什么送") @Size(max = 200, message = "原因最多 200 字")
            String reason) {

        /** @throws Problem 422 {@code gift-differs} when the id stands for another gift */
        void mustSay(Gift known) {
            if (!known.village().equals(village)
                    || !known.household().equals(household)
                    || !known.good().equals(good)
                    || known.pieces() != pieces
                    || !known.reason().equals(reason.strip())) {
                throw Problem.refused("gift-differs", "这个编号已经登记过另一次，请重新填写");
            }
        }
    }

    /** What the second person says. */
    record Decision(
            @NotNull(message = "请选择同意或不同意") Boolean confirmed,

            @Size(max = 200, message = "说明最多 200 字") @Nullable
            String remark) {}

    /** How it ended: who received it, or why it is taken back. */
    record Ending(
            @NotBlank(message = "请写明由谁收下，或者为什么撤回") @Size(max = 200, message = "最多 200 字")
            String words) {}

    GiftShelf.Present present() {
        return new GiftShelf.Present(id, village, good, goodName, pieces);
    }

    /** @throws Problem 403 when the actor proposed it, 409 when it is decided already */
    Gift mustAwait(UUID second) {
        if (state != State.PROPOSED) {
            throw Problem.conflict("gift-decided", "这件事已经决定过了").with("state", state.name());
        }
        if (proposedBy.equals(second)) {
            throw Problem.forbidden("送温暖要由另一个人同意");
        }
        return this;
    }

    /** @throws Problem 409 when it is not ready to be handed over */
    UUID mustBeReady() {
        if (state != State.READY || reserveId == null) {
            throw Problem.conflict("gift-not-ready", "这份东西没有备好，或者已经办完了").with("state", state.name());
        }
        return reserveId;
    }
}
