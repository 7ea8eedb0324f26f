package cn.fengming.points.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where one subject stands, and from what.
 *
 * @param rank 1 is the best; no two of a group share one
 * @param findings places with problems on all lines
 * @param tier 1 is the best
 * @param outcome what is counted: of the tier, and of streaks and prizes besides
 * @param behindTierAbove how far its total is from the last of the tier above; null in the first tier
 * @param aheadOfTierBelow how far its total is from the first of the tier below; null in the last tier
 * @param group class or district it is ranked in; null when all are ranked together
 * @param vetoes why it stands in the last tier whatever its total; null for none
 * @param consequences everything else it brings; null for nothing
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
        @Nullable Score aheadOfTierBelow,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String group,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> vetoes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Consequence> consequences) {

    public Place {
        lines = List.copyOf(lines);
        vetoes = vetoes == null || vetoes.isEmpty() ? null : List.copyOf(vetoes);
        consequences = consequences == null || consequences.isEmpty() ? null : List.copyOf(consequences);
    }

    /** Everything the place brings besides what is counted. */
    List<Consequence> brought() {
        return consequences == null ? List.of() : consequences;
    }

    boolean vetoed() {
        return vetoes != null;
    }

    Place bringing(Outcome counted, List<Consequence> besides) {
        return new Place(
                rank,
                subject,
                name,
                total,
                lines,
                findings,
                tier,
                tierName,
                counted,
                behindTierAbove,
                aheadOfTierBelow,
                group,
                vetoes,
                besides);
    }
}
