package cn.fengming.points.spots;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The statements behind figures and heat map. */
final class SpotFigureQuestions {

    static final int MOST_HOTSPOTS = 20;
    static final int MOST_CELLS = 5_000;

    private static final String CLOSED = "state in ('WRITTEN_OFF', 'DECLINED', 'MERGED')";

    private SpotFigureQuestions() {}

    /** One pass: all together, and by kind, by village, by month of reporting. */
    static Question figures(Reach reach, Span span, Instant now) {
        return span.within(reach.clauses())
                .with("now", now)
                .with("zone", span.zone().getId())
                .ask("""
                select kind, village_id as village, month,
                       count(*) as reported,
                       count(*) filter (where state not in ('REPORTED', 'DECLINED', 'MERGED')) as accepted,
                       count(*) filter (where state = 'DECLINED') as declined,
                       count(*) filter (where state = 'MERGED') as merged,
                       count(*) filter (where state = 'WRITTEN_OFF') as written_off,
                       count(*) filter (where not %1$s) as open,
                       count(*) filter (where %2$s and due_at < :now) as overdue,
                       count(*) filter (where relapses > 0) as relapsed,
                       count(*) filter (where relapses > 0 or state = 'WRITTEN_OFF') as ever_written_off,
                       percentile_cont(array[0.5, 0.9]) within group (order by took) as seconds
                  from (select kind, village_id, state, due_at, relapses,
                               cast(date_trunc('month', reported_at at time zone :zone) as date) as month,
                               cast(extract(epoch from written_off_at - reported_at) as double precision) as took
                          from spots.spot
                """.formatted(CLOSED, WorkLedgerQuestions.WORKING).stripTrailing(), """
                ) reported group by grouping sets ((), (kind), (village_id), (month)) order by month, village_id, kind
                """);
    }

    /** Squares where it was dirty at least twice. */
    static Question hotspots(Reach reach, Span year) {
        return year.within(reach.clauses())
                .and("cell is not null")
                .and("state not in ('DECLINED', 'MERGED')")
                .with("most", MOST_HOTSPOTS)
                .ask("""
                        select cell, count(*) as spots, sum(relapses) as relapses,
                               count(*) filter (where state <> 'WRITTEN_OFF') as open,
                               mode() within group (order by village_id) as village,
                               mode() within group (order by kind) as kind
                          from spots.spot
                        """.stripTrailing(), """
                        group by cell having count(*) + sum(relapses) >= 2
                         order by count(*) + sum(relapses) desc, cell limit :most
                        """);
    }

    static Question heat(Reach reach, Span span, @Nullable SpotKind kind, HeatCells cells) {
        Clauses clauses = span.within(reach.clauses())
                .and("cell is not null")
                .and("state not in ('DECLINED', 'MERGED')")
                .with("side", cells.side())
                .with("most", MOST_CELLS);
        if (kind != null) {
            clauses.and("kind = :kind", "kind", kind.name());
        }
        return clauses.ask("""
                select (cell >> 20) / :side as north, (cell & 1048575) / :side as east, count(*) as count,
                       count(*) filter (where state <> 'WRITTEN_OFF') as open, sum(relapses) as relapses
                  from spots.spot
                """.stripTrailing(), "group by 1, 2 order by 3 desc, 1, 2 limit :most");
    }
}
