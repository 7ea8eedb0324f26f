package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 没网时的核销: goods that left a counter while it had no network, told later. What was posted stands as any handover
 * does; everything else moved nothing and is a difference between book and shelf, until somebody else than the clerk
 * explains it.
 *
 * @param words what became of it
 * @param handedAt by the clock of the counter's phone
 * @param listedAt when the list was drawn up that the counter worked by
 * @param firstName who had ended the redemption before this arrived, and when; null when nobody had
 */
public record OfflineHandover(
        UUID id,
        UUID villageId,
        UUID redemptionId,
        UUID householdId,
        Outcome outcome,
        String words,
        UUID clerkId,
        String clerkName,
        Instant handedAt,
        Instant listedAt,
        Instant arrivedAt,
        @Nullable String collector,
        @Nullable String relation,
        @Nullable UUID firstBy,
        @Nullable String firstName,
        @Nullable Instant firstAt,
        @Nullable UUID explainedBy,
        @Nullable String explainerName,
        @Nullable Instant explainedAt,
        @Nullable Settled settled,
        @Nullable String explanation) {

    /** What became of it when it arrived. */
    public enum Outcome {
        /** 已入账: it ended the redemption. */
        POSTED,
        /** 重复核销: the goods had been handed over already. */
        REPEATED,
        /** 已取消或退回: the redemption had ended otherwise. */
        ENDED,
        /** 不合规定: a rule forbids it. */
        REFUSED
    }

    /** How a difference was made good. */
    public enum Settled {
        /** 东西追回来了. */
        BACK,
        /** 补办了兑换. */
        REDEEMED,
        /** 报损. */
        LOST,
        /** 登记错了，东西没有交出去. */
        MISTAKE
    }

    /**
     * What the counter tells.
     *
     * @param code the content of the QR picture: whoever did not see it cannot have handed over
     */
    public record Form(
            @NotNull(message = "请选择村") UUID village,

            @NotBlank(message = "没有网络时只能凭二维码核销") @Size(max = 200, message = "这不是提货的二维码")
            String code,

            @NotNull(message = "请写明交货时间") Instant handedAt,
            @NotNull(message = "请写明名单时间") Instant listedAt,
            @Valid @Nullable Collector collector) {

        Handing handing() {
            return new Handing(village, code, null, null, "没有网络时交的货", collector, null, null);
        }

        /** A phone's clock may be ahead; nothing was handed over after now. */
        Instant handedBefore(Instant now) {
            return handedAt.isAfter(now) ? now : handedAt;
        }
    }

    /** How somebody explains a difference. */
    public record Explanation(
            @NotNull(message = "请选择怎么处理的") Settled settled,

            @NotBlank(message = "请写清楚怎么回事") @Size(max = 500, message = "说明最多 500 字")
            String words) {}

    /** What is known of a redemption that was ended before this arrived. */
    static Outcome after(Redemption redemption) {
        return redemption.state() == RedemptionState.HANDED_OVER ? Outcome.REPEATED : Outcome.ENDED;
    }

    static OfflineHandover of(
            UUID id, Form form, Redemption found, Outcome outcome, String words, Actor clerk, Instant now) {
        boolean ended = found.state() != RedemptionState.OPEN;
        Handing handing = form.handing();
        return new OfflineHandover(
                id,
                found.villageId(),
                found.id(),
                found.householdId(),
                outcome,
                words,
                clerk.person(),
                clerk.name(),
                form.handedBefore(now),
                form.listedAt(),
                now,
                handing.collectorName(),
                handing.relation(),
                ended ? found.endedBy() : null,
                ended ? found.clerkName() : null,
                ended ? found.endedAt() : null,
                null,
                null,
                null,
                null,
                null);
    }

    /** @throws Problem 422 {@code handover-differs} when the id was used for another redemption or by another clerk */
    OfflineHandover mustBe(Redemption redemption, Actor clerk) {
        if (!redemptionId.equals(redemption.id()) || !clerkId.equals(clerk.person())) {
            throw Problem.refused("handover-differs", "这个编号已经用于另一次核销");
        }
        return this;
    }

    /**
     * @param homes those of whoever explains
     * @throws Problem 409 when there is nothing to explain (any more); 403 by one of the two who handed over, or by the
     *     household that got the goods
     */
    OfflineHandover mustAwait(Actor explaining, Collection<UUID> homes) {
        if (outcome == Outcome.POSTED || explainedAt != null) {
            throw Problem.conflict("nothing-to-explain", "这一笔不用说明，或者已经说明过了");
        }
        if (clerkId.equals(explaining.person()) || explaining.person().equals(firstBy)) {
            throw Problem.forbidden("要由没有经手这张兑换单的人来说明");
        }
        if (homes.contains(householdId)) {
            throw Problem.forbidden("这是您自己家的兑换单，要由别人来说明");
        }
        return this;
    }
}
