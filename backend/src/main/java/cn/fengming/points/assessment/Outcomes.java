package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                                                        transfer_id, group_name)
                        select :town, :round, o."subjectId", o."subjectName", :kind, o.period, o.revision, o.rank, o.tier,
                               o."tierName", o."assessmentScore", o."poolPoints", o."transferId", o."groupName"
                        from jsonb_to_recordset(:rows) as o(
                          "subjectId" uuid, "subjectName" text, period text, revision int, rank int, tier int,
                          "tierName" text, "assessmentScore" numeric, "poolPoints" bigint, "transferId" uuid,
                          "groupName" text)
                        """)
                .bind("town", town)
                .bind("round", round.id())
                .bind("kind", round.subject().name())
                .bind("rows", json.write(rows))
                .then();
    }

    /**
     * Where everybody stood in the frozen standings of the periods before, as far back as the scheme's streaks look; of
     * the same scheme when there is one. It ends with the first period that has none.
     */
    Mono<History> history(UUID town, Round round, Scheme scheme) {
        List<String> before = periodsBefore(round.period(), scheme);
        if (before.isEmpty()) {
            return Mono.just(History.NONE);
        }
        return database.sql("""
                        select r.period, o.subject_id, o.rank,
                               count(*) over (partition by o.round_id, o.group_name)::int as size
                        from assessment.outcome o
                        join assessment.round r on r.town_id = o.town_id and r.id = o.round_id
                        where o.town_id = :town and r.id in (
                          select distinct on (period) id from assessment.round
                          where town_id = :town and subject_kind = :subject and period_kind = :kind
                            and period = any(:periods) and state = 'FROZEN'
                          order by period, code = :code desc, code)
                        """)
                .bind("town", town)
                .bind("subject", round.subject().name())
                .bind("kind", round.period().kind().name())
                .bind("periods", before.toArray(String[]::new))
                .bind("code", round.code())
                .mapProperties(Stood.class)
                .all()
                .collect(Collectors.groupingBy(
                        Stood::period,
                        Collectors.toMap(Stood::subjectId, stood -> new History.Held(stood.rank(), stood.size()))))
                .map(byPeriod -> new History(before.stream()
                        .takeWhile(byPeriod::containsKey)
                        .map(byPeriod::get)
                        .toList()));
    }

    private record Stood(String period, UUID subjectId, int rank, int size) {}

    private static List<String> periodsBefore(Period period, Scheme scheme) {
        int longest = scheme.streaks().stream().mapToInt(Streak::periods).max().orElse(1);
        List<String> before = new ArrayList<>();
        Optional<Period> one = period.previous();
        while (one.isPresent() && before.size() < Math.max(1, longest - 1)) {
            before.add(one.get().code());
            one = one.get().previous();
        }
        return before;
    }

    /** Of the quarters of one year, by quarter and rank. */
    Flux<OutcomeRow> ofYear(UUID town, int year, SubjectKind subject) {
        return database.sql("""
                        select o.subject_id, o.subject_name, o.period, o.revision, o.rank, o.tier, o.tier_name,
                               o.assessment_score, o.pool_points, o.transfer_id, o.group_name
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
