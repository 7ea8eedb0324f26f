package cn.fengming.points.store;

import cn.fengming.points.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One good of a redemption, at the name, price and cost of the moment it was redeemed.
 *
 * @param price points for one piece
 * @param costFen of one piece, in fen
 * @param reserveId the transfer that set the pieces aside; null when the good is not counted
 * @param settleId the transfer that handed them over or put them back
 */
public record RedemptionLine(
        @JsonIgnore UUID redemptionId,
        UUID goodId,
        String name,
        GoodKind kind,
        int pieces,
        long price,
        long costFen,
        int goodVersion,
        @JsonIgnore @Nullable UUID reserveId,
        @JsonIgnore @Nullable UUID settleId) {

    public long points() {
        return price * pieces;
    }

    /** With the transfer that will settle it, when its pieces are counted. */
    RedemptionLine settled(Ids ids) {
        return new RedemptionLine(
                redemptionId,
                goodId,
                name,
                kind,
                pieces,
                price,
                costFen,
                goodVersion,
                reserveId,
                reserveId == null ? null : ids.next());
    }
}
