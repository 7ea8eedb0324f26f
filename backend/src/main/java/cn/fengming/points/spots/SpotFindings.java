package cn.fengming.points.spots;

import cn.fengming.points.kernel.Maybe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was found against villages by way of their spots, as assessments and the villages' staff read it. */
@Component
public class SpotFindings {

    private static final String REGISTERED = """
            select f.id, f.spot_id as spot, s.code as spot_code, s.kind, f.village_id as village, f.code, f.words,
                   f.photos, f.found_on, f.found_by, w.reason as withdrawn_reason, w.withdrawn_by, w.withdrawn_at
            from spots.finding f
            join spots.spot s on s.town_id = f.town_id and s.id = f.spot_id
            left join spots.finding_withdrawal w on w.town_id = f.town_id and w.finding_id = f.id
            where f.town_id = :town
            """;

    private final DatabaseClient database;

    SpotFindings(DatabaseClient database) {
        this.database = database;
    }

    /**
     * All of a town that stand now, found from the first to the last day, both included, in the order they were written.
     * Withdrawn ones are not among them.
     */
    public Flux<SpotFinding> of(UUID town, LocalDate from, LocalDate to) {
        return asOf(town, from, to, null, null);
    }

    /**
     * As above, as they stood at an earlier time: a figure that was published is followed back to the same findings,
     * whatever was written or withdrawn since.
     *
     * @param written those written at that moment or before; null for all
     * @param judged also those withdrawn at that moment or later; null for none that was ever withdrawn
     */
    public Flux<SpotFinding> asOf(
            UUID town, LocalDate from, LocalDate to, @Nullable Instant written, @Nullable Instant judged) {
        return database.sql("""
                        select f.id, f.spot_id as spot, s.code as spot_code, f.village_id as village, f.code, f.words,
                               f.photos, f.found_on, f.found_by, f.at as found_at
                        from spots.finding f
                        join spots.spot s on s.town_id = f.town_id and s.id = f.spot_id
                        where f.town_id = :town and f.found_on between :from and :to
                          and (cast(:written as timestamptz) is null or f.at <= :written)
                          and not exists (select from spots.finding_withdrawal w
                                          where w.town_id = f.town_id and w.finding_id = f.id
                                            and (cast(:judged as timestamptz) is null or w.withdrawn_at < :judged))
                        order by f.id
                        """)
                .bind("town", town)
                .bind("from", from)
                .bind("to", to)
                .bind("written", Maybe.of(Instant.class, written))
                .bind("judged", Maybe.of(Instant.class, judged))
                .mapProperties(SpotFinding.class)
                .all();
    }

    /** Of a village, newest first, withdrawn ones too; days are included, null means without end. */
    Flux<RegisteredFinding> ofVillage(
            UUID town,
            UUID village,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable UUID after,
            int limit) {
        return database.sql(REGISTERED + """
                         and f.village_id = :village
                          and (cast(:from as date) is null or f.found_on >= :from)
                          and (cast(:to as date) is null or f.found_on <= :to)
                          and (cast(:after as uuid) is null or f.id < :after)
                        order by f.id desc
                        limit :limit
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("from", Maybe.of(LocalDate.class, from))
                .bind("to", Maybe.of(LocalDate.class, to))
                .bind("after", Maybe.of(UUID.class, after))
                .bind("limit", limit)
                .mapProperties(RegisteredFinding.class)
                .all();
    }

    Mono<RegisteredFinding> find(UUID town, UUID finding) {
        return database.sql(REGISTERED + " and f.id = :finding")
                .bind("town", town)
                .bind("finding", finding)
                .mapProperties(RegisteredFinding.class)
                .one();
    }

    /** Emits false when it was withdrawn before. */
    Mono<Boolean> withdraw(UUID town, UUID finding, String reason, UUID by, Instant at) {
        return database.sql("""
                        insert into spots.finding_withdrawal (town_id, finding_id, reason, withdrawn_by, withdrawn_at)
                        values (:town, :finding, :reason, :by, :at)
                        on conflict on constraint finding_withdrawal_pk do nothing
                        """)
                .bind("town", town)
                .bind("finding", finding)
                .bind("reason", reason)
                .bind("by", by)
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }
}
