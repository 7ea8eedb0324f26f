package cn.fengming.points.spots;

import org.jspecify.annotations.Nullable;

/**
 * The statements behind what everybody may read. A spot is public once it is accepted, and as long as staff neither hid
 * it, nor keep it off lists, nor have to look at a doubt about its words or photos.
 */
final class PublicSpotStatements {

    /** Names no column that holds a person or what one typed. */
    static final String PUBLIC =
            "state not in ('REPORTED', 'DECLINED', 'MERGED') and listed and hidden_at is null and doubt is null";

    /** About 10 m; a spot that is a home's own matter is not pinned to the home, about 100 m. */
    private static final String COLUMNS = """
            select id, code, kind, village_id as village, group_id as "group", state, reported_at, rectified_at,
                   written_off_at, relapses, voices,
                   round(cast(latitude as numeric), case when home_id is null then 4 else 3 end) as latitude,
                   round(cast(longitude as numeric), case when home_id is null then 4 else 3 end) as longitude
              from spots.spot
            """;

    private PublicSpotStatements() {}

    static Statement list(Reach reach, SpotState.@Nullable Stage stage, @Nullable Bookmark after, int limit) {
        Clauses clauses = reach.clauses().and(PUBLIC).with("limit", limit);
        stage(clauses, stage);
        return behind(clauses, after).ask(COLUMNS, WorkLedgerOrder.NEWEST.tail());
    }

    /** Only what has a place on the map. */
    static Statement map(
            Reach reach,
            @Nullable SpotKind kind,
            SpotState.@Nullable Stage stage,
            Span span,
            @Nullable Bookmark after,
            int limit) {
        Clauses clauses = span.within(reach.clauses())
                .and(PUBLIC)
                .and("latitude is not null")
                .with("limit", limit);
        if (kind != null) {
            clauses.and("kind = :kind", "kind", kind.name());
        }
        stage(clauses, stage);
        return behind(clauses, after).ask(COLUMNS, WorkLedgerOrder.NEWEST.tail());
    }

    private static void stage(Clauses clauses, SpotState.@Nullable Stage stage) {
        if (stage != null) {
            clauses.and("state in (" + Clauses.listed(WorkLedgerStatements.statesOf(stage).stream()) + ")");
        }
    }

    private static Clauses behind(Clauses clauses, @Nullable Bookmark after) {
        return after == null ? clauses : WorkLedgerOrder.NEWEST.after(clauses, after);
    }
}
