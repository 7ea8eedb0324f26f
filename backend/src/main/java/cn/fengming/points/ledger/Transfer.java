package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Points;
import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One movement of points or pieces between two accounts: balanced by its form, immutable once posted.
 *
 * @param amount points or pieces, 1 to {@link Points#MAX}
 * @param quarter the book it is written in; must be open. Points that enter a wallet become a lot of this quarter
 * @param effectiveOn the day the fact happened, which may lie in an earlier quarter when it comes late
 * @param by who caused it
 * @param approvedBy the second person, for corrections and for what was lost or found
 * @param reason shown to the villager: "干净户（月评80分以上）"
 * @param follows the earlier transfer that this one settles, releases or takes back
 */
public record Transfer(
        UUID id,
        Movement movement,
        Account from,
        Account to,
        long amount,
        Source source,
        Quarter quarter,
        LocalDate effectiveOn,
        UUID by,
        @Nullable UUID approvedBy,
        String reason,
        @Nullable UUID follows) {

    public Transfer {
        if (from.purse() != movement.from() || to.purse() != movement.to()) {
            throw new IllegalArgumentException(movement + " does not go from " + from.purse() + " to " + to.purse());
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("a transfer needs two accounts");
        }
        if (amount < 1 || amount > Points.MAX) {
            throw new IllegalArgumentException("amount of a transfer: " + amount);
        }
        if (movement.follows() == (follows == null)) {
            throw new IllegalArgumentException(movement + (follows == null ? " follows a transfer" : " follows none"));
        }
        if (movement.takesTwo() && (approvedBy == null || approvedBy.equals(by) || reason.isBlank())) {
            throw new IllegalArgumentException(movement + " takes two persons and a reason");
        }
    }

    /** A first movement: it follows no other and needs one person. */
    public static Transfer of(
            UUID id,
            Movement movement,
            Account from,
            Account to,
            long amount,
            Source source,
            Quarter quarter,
            LocalDate effectiveOn,
            UUID by,
            String reason) {
        return new Transfer(id, movement, from, to, amount, source, quarter, effectiveOn, by, null, reason, null);
    }
}
