package cn.fengming.points.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing a town offers for points.
 *
 * @param price points for one piece
 * @param costFen what one piece costs the fund, in fen
 * @param seasonLimit most pieces a household may redeem in one window
 * @param stocked whether pieces are counted in the village store
 * @param version grows with every edit
 */
public record Good(
        UUID id,
        String name,
        GoodKind kind,
        Category category,
        long price,
        long costFen,
        int seasonLimit,
        boolean stocked,
        boolean onSale,
        @Nullable UUID photoId,
        String description,
        int version) {}
