package cn.fengming.points.assessment;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What freezing brought one subject.
 *
 * @param groupName class or district it was ranked in; empty when all were ranked together
 * @param transferId of the grant in the ledger; null when the tier brings no points
 */
record OutcomeRow(
        UUID subjectId,
        String subjectName,
        String period,
        int revision,
        int rank,
        int tier,
        String tierName,
        BigDecimal assessmentScore,
        long poolPoints,
        @Nullable UUID transferId,
        String groupName) {

    static OutcomeRow of(Standing standing, Place place, @Nullable UUID transfer) {
        return new OutcomeRow(
                place.subject(),
                place.name(),
                standing.period(),
                standing.revision(),
                place.rank(),
                place.tier(),
                place.tierName(),
                new BigDecimal(place.outcome().assessmentScore().toString()),
                place.outcome().poolPoints(),
                transfer,
                place.group() == null ? "" : place.group());
    }
}
