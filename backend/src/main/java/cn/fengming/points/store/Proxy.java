package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 代办人: a household of kin that may redeem and collect for another one, until one of the two, or the committee, ends it.
 *
 * @param householdId for whom
 * @param kinId whose people act
 * @param name of the relative who was named
 * @param byItself whether the household named them on its own phone; else the committee did, with a signature
 */
public record Proxy(
        UUID id,
        UUID householdId,
        UUID villageId,
        UUID kinId,
        String name,
        String relation,
        boolean byItself,
        UUID registeredBy,
        String registrarName,
        Instant registeredAt,
        @Nullable UUID endedBy,
        @Nullable Instant endedAt,
        @Nullable String endedReason) {

    /**
     * Naming one.
     *
     * @param household for whom; null for one's own
     * @param cardCode of the relative's household
     * @param photos a signature or a photo of the household agreeing; needed when the committee writes it down
     */
    public record Form(
            @Nullable UUID household,

            @NotBlank(message = "请填写代办人家的户卡号") @Size(max = 64, message = "户卡号不对")
            String cardCode,

            @NotBlank(message = "请填写代办人姓名") @Size(max = 20, message = "姓名最多 20 字")
            String name,

            @NotBlank(message = "请填写代办人与户主的关系") @Size(max = 20, message = "关系最多 20 字")
            String relation,

            @Size(max = 3, message = "照片最多 3 张") @Nullable List<UUID> photos) {

        List<UUID> pictures() {
            return photos == null ? List.of() : photos;
        }
    }

    /** Why it ends. */
    public record Ending(
            @NotNull @NotBlank(message = "请写明原因") @Size(max = 200, message = "原因最多 200 字")
            String reason) {}

    /**
     * As one of the two households sees it.
     *
     * @param householdName head of the household that is acted for
     * @param kinName head of the household that acts
     * @param available points that can be redeemed for it; null for whoever does not act for it
     */
    public record Shown(
            Proxy proxy,
            String householdName,
            String kinName,
            @Nullable Long available) {}

    /** What the outbox says: ids only. */
    record Told(UUID proxy, UUID household, UUID kin) {}

    Told told() {
        return new Told(id, householdId, kinId);
    }

    boolean concerns(Set<UUID> homes) {
        return homes.contains(householdId) || homes.contains(kinId);
    }

    /** @throws Problem 422 {@code proxy-differs} when the id stands for another one */
    Proxy mustBe(Proxy asked) {
        boolean same = householdId.equals(asked.householdId())
                && kinId.equals(asked.kinId())
                && name.equals(asked.name())
                && relation.equals(asked.relation());
        if (!same) {
            throw Problem.refused("proxy-differs", "这个编号已经登记过别的代办人，请重新填写");
        }
        return this;
    }

    /** @throws Problem 404 for whoever is neither of the two nor of the village's committee; 409 when it has ended */
    Proxy mustEndBy(Actor actor, Set<UUID> homes) {
        if (!concerns(homes) && !actor.serves(villageId, Role.COMMITTEE)) {
            throw Problem.notFound("这位代办人");
        }
        if (endedAt != null) {
            throw Problem.conflict("proxy-ended", "已经取消过了");
        }
        return this;
    }
}
