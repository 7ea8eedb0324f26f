package cn.fengming.points.spots;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The statements behind figures and heat map. */
final class SpotFigureStatements {

    static final int MOST_HOTSPOTS = 20;
    static final int MOST_CELLS = 5_000;

    private SpotFigureStatements() {}

    /**
     * One pass, hashed: all together, by kind, by village and by month of reporting, each by how long the write-off took
     * in tenths of a day. From that the days are exact without sorting a million of them.
     */
    static Statement figures(Reach reach, Span span, Instant now) {
        return span.within(reach.clauses())
                .with("now", now)
                .ask("""
                select kind, village_id as village, reported_month as month, took_tenths as tenths,
                       count(*) as reported,
                       count(*) filter (where state not in ('REPORTED', 'DECLINED', 'MERGED')) as accepted,
                       count(*) filter (where state = 'DECLINED') as declined,
                       count(*) filter (where state = 'MERGED') as merged,
                       count(*) filter (where %s and due_at < :now) as overdue,
                       count(*) filter (where relapses > 0) as relapsed
                  from spots.spot
                """.formatted(WorkLedgerStatements.WORKING).stripTrailing(), """
                group by grouping sets ((took_tenths), (kind, took_tenths), (village_id, took_tenths),
                                        (reported_month, took_tenths))
                """);
    }

    /** Squares where it was dirty at least twice, with the village and kind that most of their spots have. */
    static Statement hotspots(Reach reach, Span year) {
        return year.within(reach.clauses())
                .and("cell is not null")
                .and("state not in ('DECLINED', 'MERGED')")
                .with("most", MOST_HOTSPOTS)
                .ask("""
                        with alike as (
                          select cell, village_id, kind, count(*) as spots, sum(relapses) as relapses,
                                 count(*) filter (where state <> 'WRITTEN_OFF') as open
                            from spots.spot
                        """.stripTrailing(), """
                           group by cell, village_id, kind
                        ), hot as (
                          select cell, sum(spots)::bigint as spots, sum(relapses)::bigint as relapses,
                                 sum(open)::bigint as open
                            from alike group by cell having sum(spots) + sum(relapses) >= 2
                           order by sum(spots) + sum(relapses) desc, cell limit :most
                        ), named as (
                          select distinct on (cell) hot.*, alike.village_id as village, alike.kind
                            from hot join alike using (cell)
                           order by cell, alike.spots desc, alike.village_id, alike.kind
                        )
                        select * from named order by spots + relapses desc, cell
                        """);
    }

    static Statement heat(Reach reach, Span span, @Nullable SpotKind kind, HeatCells cells) {
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
