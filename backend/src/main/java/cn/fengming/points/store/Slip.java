package cn.fengming.points.store;

import cn.fengming.points.kernel.Quarter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A redemption as somebody sees it: the household with its code, the counter with the household's name. Never both.
 *
 * @param points held for, or spent on, the whole of it
 * @param costFen what it costs the fund, in fen
 * @param collectBy last day to collect
 * @param agentName who redeemed it for the household (代办)
 * @param headName of the household, for the counter only
 * @param code eight digits, for the household only and only while open
 * @param qr content of the QR picture, as {@code code}
 * @param outletId the partner shop or fair it is collected at; null for the village's own store
 * @param receipt number of the receipt, 2026Q4-0012, unique in the village
 */
public record Slip(
        UUID id,
        UUID villageId,
        UUID windowId,
        UUID householdId,
        Quarter quarter,
        RedemptionState state,
        List<RedemptionLine> lines,
        long points,
        long costFen,
        LocalDate collectBy,
        Instant redeemedAt,
        @Nullable String agentName,
        @Nullable String headName,
        @Nullable String code,
        @Nullable String qr,
        @Nullable String receipt,
        @Nullable String clerkName,
        @Nullable String collector,
        @Nullable String relation,
        @Nullable Instant endedAt,
        @Nullable String endedReason,
        @Nullable UUID outletId,
        @Nullable String outletName) {

    static Slip of(Redemption redemption, List<RedemptionLine> lines) {
        return new Slip(
                redemption.id(),
                redemption.villageId(),
                redemption.windowId(),
                redemption.householdId(),
                redemption.book(),
                redemption.state(),
                lines,
                redemption.points(),
                redemption.costFen(),
                redemption.collectBy(),
                redemption.redeemedAt(),
                redemption.agentName(),
                null,
                null,
                null,
                redemption.receipt(),
                redemption.clerkName(),
                redemption.collector(),
                redemption.relation(),
                redemption.endedAt(),
                redemption.endedReason(),
                redemption.outletId(),
                redemption.outletName());
    }

    Slip withCode(PickupCode.Shown shown) {
        return with(null, shown.digits(), shown.picture());
    }

    Slip withHead(String name) {
        return with(name, null, null);
    }

    private Slip with(@Nullable String head, @Nullable String digits, @Nullable String picture) {
        return new Slip(
                id,
                villageId,
                windowId,
                householdId,
                quarter,
                state,
                lines,
                points,
                costFen,
                collectBy,
                redeemedAt,
                agentName,
                head,
                digits,
                picture,
                receipt,
                clerkName,
                collector,
                relation,
                endedAt,
                endedReason,
                outletId,
                outletName);
    }
}
