package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What frozen standings brought, subject by subject; written once. */
@Component
class Outcomes {

    private final DatabaseClient database;
    private final Json json;

    Outcomes(DatabaseClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> add(UUID town, Round round, List<OutcomeRow> rows) {
        return database.sql("""
                        insert into assessment.outcome (town_id, round_id, subject_id, subject_name, subject_kind, period,
                                                        revision, rank, tier, tier_name, assessment_score, pool_points,
                                                        transfer_id)
                        select :town, :round, o."subjectId", o."subjectName", :kind, o.period, o.revision, o.rank, o.tier,
                               o."tierName", o."assessmentScore", o."poolPoints", o."transferId"
                        from jsonb_to_recordset(:rows) as o(
                          "subjectId" uuid, "subjectName" text, period text, revision int, rank int, tier int,
                          "tierName" text, "assessmentScore" numeric, "poolPoints" bigint, "transferId" uuid)
                        """)
                .bind("town", town)
                .bind("round", round.id())
                .bind("kind", round.subject().name())
                .bind("rows", json.write(rows))
                .then();
    }

    /**
     * Ranks by subject in the frozen standing of the period before; of the same scheme when there is one. Empty map for a
     * first period.
     */
    Mono<Map<UUID, Integer>> previousRanks(UUID town, Round round) {
        return database.sql("""
                        select subject_id, rank from assessment.outcome
                        where town_id = :town and round_id = (
                          select id from assessment.round
                          where town_id = :town and subject_kind = :subject and period_kind = :kind
                            and period = :period and state = 'FROZEN'
                          order by code = :code desc, code
                          limit 1)
                        """)
                .bind("town", town)
                .bind("subject", round.subject().name())
                .bind("kind", round.period().kind().name())
                .bind("period", round.period().previous().code())
                .bind("code", round.code())
                .mapProperties(Rank.class)
                .all()
                .collect(Collectors.toMap(Rank::subjectId, Rank::rank));
    }

    private record Rank(UUID subjectId, int rank) {}

    /** Of the quarters of one year, by quarter and rank. */
    Flux<OutcomeRow> ofYear(UUID town, int year, SubjectKind subject) {
        return database.sql("""
                        select o.subject_id, o.subject_name, o.period, o.revision, o.rank, o.tier, o.tier_name,
                               o.assessment_score, o.pool_points, o.transfer_id
                        from assessment.outcome o
                        join assessment.round r on r.town_id = o.town_id and r.id = o.round_id
                        where o.town_id = :town and o.subject_kind = :subject and r.period_kind = 'QUARTER'
                          and o.period between :first and :last
                        order by o.period, o.rank
                        """)
                .bind("town", town)
                .bind("subject", subject.name())
                .bind("first", year + "Q1")
                .bind("last", year + "Q4")
                .mapProperties(OutcomeRow.class)
                .all();
    }
}
