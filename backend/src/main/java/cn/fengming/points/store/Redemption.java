package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Holder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 兑换单: goods a household chose, with the points held for them. It ends exactly once; whoever ends it must hold the
 * row's lock.
 *
 * @param quarter of its window, as a number
 * @param points held for the whole of it
 * @param costFen what it costs the fund, in fen
 * @param collectBy last day to collect it
 * @param agentName who redeemed it for the household (代办); null when the household did itself
 * @param holdId the transfer that holds the points
 * @param settleId the transfer that spent or released them; null while open
 * @param receiptNo running number in its window; null until handed over
 * @param clerkName who handed it over
 * @param collector who collected it when it was not the household
 * @param relation of the collector to the household
 * @param outletId where it is collected; null for the village's own store
 * @param outletName its name
 */
record Redemption(
        UUID id,
        UUID villageId,
        UUID windowId,
        UUID householdId,
        int quarter,
        RedemptionState state,
        long points,
        long costFen,
        LocalDate collectBy,
        UUID redeemedBy,
        @Nullable String agentName,
        Instant redeemedAt,
        UUID holdId,
        @Nullable UUID settleId,
        @Nullable Integer receiptNo,
        @Nullable String clerkName,
        @Nullable String collector,
        @Nullable String relation,
        @Nullable UUID endedBy,
        @Nullable Instant endedAt,
        @Nullable String endedReason,
        @Nullable UUID outletId,
        @Nullable String outletName) {

    /** Whose pieces the book takes for it. */
    Holder store() {
        return outletId == null ? Holder.village(villageId) : Holder.store(outletId);
    }

    Quarter book() {
        return Quarter.ofCode(quarter);
    }

    /** @param homes a household and all that were merged into it */
    boolean isOf(Set<UUID> homes) {
        return homes.contains(householdId);
    }

    /** The number on the receipt, 2026Q4-0012; unique in its village. */
    @Nullable
    String receipt() {
        return receiptNo == null ? null : String.format(Locale.ROOT, "%s-%04d", book(), receiptNo);
    }

    /** True after the last day to collect. */
    boolean overdue(LocalDate today) {
        return today.isAfter(collectBy);
    }

    /** How it stands, for whoever comes too late. */
    String endedWords() {
        return "这张兑换单" + state.sentence();
    }

    /** @throws Problem 409 when it has ended already */
    Redemption mustBeOpen() {
        return mustBe(RedemptionState.OPEN);
    }

    /** @throws Problem 409 when it stands elsewhere */
    Redemption mustBe(RedemptionState expected) {
        if (state != expected) {
            throw Problem.conflict("redemption-" + state.slug(), endedWords()).with("state", state.name());
        }
        return this;
    }

    /**
     * Handing over to one's own household takes a second person, and so does handing over without the code what one
     * redeemed for somebody else: otherwise one person alone could turn a neighbour's points into goods.
     *
     * @param homes of the actor
     * @throws Problem 403 when the actor is the wrong person
     */
    Redemption mustNotServeOneself(Actor actor, Set<UUID> homes, boolean codeShown) {
        if (isOf(homes)) {
            throw Problem.forbidden("不能给自己家核销，请另一位工作人员办理");
        }
        if (!codeShown && redeemedBy.equals(actor.person())) {
            throw Problem.forbidden("这张兑换单是您代办的，没有提货码时请另一位工作人员核销");
        }
        return this;
    }
}
