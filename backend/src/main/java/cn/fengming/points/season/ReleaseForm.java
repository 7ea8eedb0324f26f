package cn.fengming.points.season;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Seed;
import cn.fengming.points.store.Good;
import cn.fengming.points.store.RedemptionWindow;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the committee shares out a scarce good.
 *
 * @param pieces of it, no more than there are on the shelf
 * @param each pieces a winner, or a household of a group, may redeem; never more than the town's limit
 * @param signUpUntil draw: when signing up ends
 * @param redeemDays draw: days a turn lasts
 * @param openOn slices: the day from which what is left is for everybody
 */
record ReleaseForm(
        @NotNull(message = "请选择商品") UUID good,
        @NotNull(message = "请选择抽签或按组分份额") Release.Way way,

        @Min(value = 1, message = "数量至少为 1") @Max(value = 100_000, message = "数量太大")
        int pieces,

        @Min(value = 1, message = "每户至少 1 件") @Max(value = 1000, message = "每户最多 1000 件")
        int each,

        @Nullable Instant signUpUntil,

        @Min(value = 1, message = "中签后至少给 1 天") @Max(value = 60, message = "中签后最多给 60 天") @Nullable
        Integer redeemDays,

        @Nullable LocalDate openOn) {

    /** Why it is to be opened or called off. */
    record Ending(
            @NotBlank(message = "请写明原因") @Size(max = 200, message = "原因最多 200 字")
            String reason) {}

    /** Whose household puts itself down. @param household null for one's own */
    record Entering(@Nullable UUID household) {}

    /**
     * The release it describes.
     *
     * @param seed for a draw
     * @throws Problem 400 when days or pieces make no sense, 422 for a good that cannot be shared out
     */
    Release of(UUID id, RedemptionWindow window, Good known, long onShelf, Seed seed, Instant now, ZoneId zone) {
        mustBeThere(known, onShelf);
        LocalDate today = now.atZone(zone).toLocalDate();
        if (window.state(today) == RedemptionWindow.State.CLOSED) {
            throw Problem.refused("window-closed", "这个兑换期已经结束");
        }
        boolean draw = way == Release.Way.DRAW;
        if (draw) {
            mustEndInTime(window, now, zone);
        } else {
            mustOpenInTime(window, today);
        }
        return new Release(
                id,
                window.id(),
                window.villageId(),
                good,
                known.name(),
                way,
                draw ? Release.State.SIGNING : Release.State.SLICED,
                pieces,
                each,
                draw ? signUpUntil : null,
                draw ? redeemDays : null,
                draw ? seed.hex() : null,
                draw ? seed.commitment() : null,
                List.of(),
                List.of(),
                null,
                null,
                draw ? null : openOn,
                now,
                null);
    }

    private void mustBeThere(Good known, long onShelf) {
        if (!known.stocked() || !known.onSale()) {
            throw Problem.refused("not-stocked", known.name() + "不计库存或者已经下架，不用分");
        }
        if (each > known.seasonLimit()) {
            throw Problem.invalid("each", "镇里规定" + known.name() + "每户一期限兑 " + known.seasonLimit() + " 件");
        }
        if (each > pieces) {
            throw Problem.invalid("each", "每户的件数不能超过总数");
        }
        if (pieces > onShelf) {
            throw Problem.invalid("pieces", "货架上只有 " + onShelf + " 件");
        }
    }

    private void mustEndInTime(RedemptionWindow window, Instant now, ZoneId zone) {
        if (redeemDays == null) {
            throw Problem.invalid("redeemDays", "请填写中签后几天内兑换");
        }
        if (signUpUntil == null || !signUpUntil.isAfter(now)) {
            throw Problem.invalid("signUpUntil", "报名截止时间要在以后");
        }
        if (!signUpUntil.atZone(zone).toLocalDate().isBefore(window.closesOn())) {
            throw Problem.invalid("signUpUntil", "报名要在兑换期最后一天以前截止，给中签的留出时间");
        }
    }

    private void mustOpenInTime(RedemptionWindow window, LocalDate today) {
        if (openOn == null || !openOn.isAfter(today) || !openOn.isAfter(window.opensOn())) {
            throw Problem.invalid("openOn", "向全村开放的日子要在今天和兑换期第一天以后");
        }
        if (openOn.isAfter(window.closesOn())) {
            throw Problem.invalid("openOn", "向全村开放的日子不能晚于兑换期最后一天");
        }
    }

    /** @throws Problem 422 {@code release-differs} when the id stands for something else */
    void mustSay(Release known, UUID window) {
        if (!known.window().equals(window)
                || !known.good().equals(good)
                || known.way() != way
                || known.pieces() != pieces
                || known.each() != each
                || (way == Release.Way.DRAW
                        && !(Objects.equals(known.redeemDays(), redeemDays)
                                && Objects.equals(second(known.signUpUntil()), second(signUpUntil))))
                || (way == Release.Way.SLICES && !Objects.equals(known.openOn(), openOn))) {
            throw Problem.refused("release-differs", "这个编号已经用在另一种商品上，请重新填写");
        }
    }

    private static @Nullable Instant second(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS);
    }
}
