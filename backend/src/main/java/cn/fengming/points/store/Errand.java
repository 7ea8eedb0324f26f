package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 代办: what somebody else did for a household about one of its redemptions: who, in which capacity and why. The household
 * is told of every one, and may object to it; whoever did it does not answer.
 *
 * @param who stands for the person when households are counted
 * @param personId of the staff who acted; null for others
 * @param proxyId by which kin acted; null for others
 * @param withdrawnAt when it came to nothing: somebody else collected, or nobody did
 */
public record Errand(
        UUID id,
        UUID redemptionId,
        UUID villageId,
        UUID householdId,
        int quarter,
        Part part,
        Capacity capacity,
        String who,
        @Nullable UUID personId,
        @Nullable UUID proxyId,
        String name,
        String relation,
        String reason,
        UUID recordedBy,
        String recorderName,
        Instant recordedAt,
        @Nullable Instant withdrawnAt,
        @Nullable UUID objectedBy,
        @Nullable Instant objectedAt,
        @Nullable String objection,
        @Nullable UUID answeredBy,
        @Nullable String answererName,
        @Nullable Instant answeredAt,
        @Nullable String answer) {

    /** Which part of it was done for the household. */
    public enum Part {
        /** 代兑换. */
        REDEEMED,
        /** 代领. */
        COLLECTED
    }

    /** As what somebody acted. */
    public enum Capacity {
        /** 登记过的亲戚. */
        KIN,
        /** 村委或店员. */
        STAFF,
        /** 村委凭签了字的纸质名单. */
        PAPER,
        /** 拿着提货码来的别人. */
        OTHER;

        /** Whether it counts how many households somebody does this for. */
        boolean counted() {
            return this == STAFF || this == OTHER;
        }
    }

    /**
     * Why staff act for a household, and what shows that it wanted it.
     *
     * @param photos the signature it wrote on the screen, or a photo
     */
    public record Proof(
            @NotBlank(message = "请写明为什么代办") @Size(max = 200, message = "原因最多 200 字")
            String reason,

            @NotNull(message = "请这家人签个字，或者拍一张照片") @Size(min = 1, max = 3, message = "请这家人签个字，或者拍一张照片")
            List<UUID> photos) {

        public Proof {
            photos = photos == null ? List.of() : List.copyOf(photos);
        }
    }

    /** What the household says against it. */
    public record Objection(
            @NotBlank(message = "请写清楚哪里不对") @Size(max = 500, message = "最多 500 字")
            String words) {}

    /** What it hears. */
    public record Reply(
            @NotBlank(message = "请写清楚怎么回事") @Size(max = 500, message = "最多 500 字")
            String words) {}

    /**
     * With what it was about.
     *
     * @param goods 毛巾×2
     * @param photos signature or photo
     */
    public record Shown(Errand errand, String headName, String goods, RedemptionState state, List<UUID> photos) {}

    /** @throws Problem 409 when it was objected to already */
    Errand mustBeObjectable() {
        if (objectedAt != null) {
            throw Problem.conflict("objected-already", "您家已经提过异议了");
        }
        return this;
    }

    /** @throws Problem 409 when there is no objection to answer (any more); 403 by who did it or wrote it down */
    Errand mustAwaitAnswer(Actor actor) {
        if (objectedAt == null || answeredAt != null) {
            throw Problem.conflict("nothing-to-answer", "没有等着答复的异议");
        }
        if (recordedBy.equals(actor.person()) || actor.person().equals(personId)) {
            throw Problem.forbidden("代办和经手的人不能自己答复，请另一位办理");
        }
        return this;
    }

    /** @throws Problem 403 by the one who is to collect; 404 when nobody is to collect by it */
    Errand mustBeCollectedFrom(Actor clerk, UUID village) {
        if (part != Part.COLLECTED || withdrawnAt != null || !villageId.equals(village)) {
            throw Problem.notFound("这次代领");
        }
        if (clerk.person().equals(personId)) {
            throw Problem.forbidden("代领的人不能自己核销，请另一位工作人员办理");
        }
        return this;
    }

    Collector collector() {
        return new Collector(name, relation, null);
    }
}
