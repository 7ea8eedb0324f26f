package cn.fengming.points.assessment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where one subject stands, and from what.
 *
 * @param rank 1 is the best; no two share one
 * @param findings places with problems on all lines
 * @param tier 1 is the best
 * @param behindTierAbove how far its total is from the last of the tier above; null in the first tier
 * @param aheadOfTierBelow how far its total is from the first of the tier below; null in the last tier
 */
public record Place(
        int rank,
        UUID subject,
        String name,
        Score total,
        List<LineScore> lines,
        int findings,
        int tier,
        String tierName,
        Outcome outcome,
        @Nullable Score behindTierAbove,
        @Nullable Score aheadOfTierBelow) {

    public Place {
        lines = List.copyOf(lines);
    }
}
