package cn.fengming.points.board;

import cn.fengming.points.assessment.Place;
import cn.fengming.points.assessment.Standing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The villages of the town by the latest frozen standing (赛马比拼).
 *
 * @param period {@code 2026Q4}
 * @param frozenAt null never for a frozen standing
 */
record Ranking(String title, String period, @Nullable Instant frozenAt, List<Row> rows) {

    /** @param tier 1 is the best */
    record Row(int rank, UUID village, String name, int tier, String tierName) {

        static Row of(Place place) {
            return new Row(place.rank(), place.subject(), place.name(), place.tier(), place.tierName());
        }
    }

    static Ranking of(Standing standing) {
        List<Row> rows = standing.figures().places().stream().map(Row::of).toList();
        return new Ranking(standing.title(), standing.period(), standing.frozenAt(), rows);
    }
}
