package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Maybe;
import cn.fengming.points.kernel.Quarter;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of {@code treasury.expiry_terms}. */
@Component
class ExpiryTermsShelf {

    private static final String SELECT = """
            select id, kind, quarters, from_quarter, reason, state, proposed_by, proposer_name, proposed_at, decided_by,
                   decider_name, decided_at, decision
            from treasury.expiry_terms
            """;

    private final DatabaseClient database;
    private final Clock clock;

    ExpiryTermsShelf(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All versions of a town, the newest first. */
    Flux<ExpiryTerms> all(UUID town) {
        return database.sql(SELECT + "where town_id = :town order by id desc")
                .bind("town", town)
                .map(ExpiryTermsShelf::terms)
                .all();
    }

    Mono<Lives> lives(UUID town) {
        return all(town).collectList().map(terms -> new Lives(terms, clock.getZone()));
    }

    /** Emits false when another proposal is open. */
    Mono<Boolean> add(UUID town, ExpiryTerms terms) {
        return database.sql("""
                        insert into treasury.expiry_terms (town_id, id, kind, quarters, from_quarter, reason, state,
                          proposed_by, proposer_name, proposed_at)
                        values (:town, :id, :kind, :quarters, :from, :reason, 'PROPOSED', :by, :name, :at)
                        on conflict (town_id) where state = 'PROPOSED' do nothing
                        """)
                .bind("town", town)
                .bind("id", terms.id())
                .bind("kind", terms.rule().kind().name())
                .bind("quarters", Maybe.of(Integer.class, terms.rule().quarters()))
                .bind("from", terms.from().code())
                .bind("reason", terms.reason())
                .bind("by", terms.proposedBy())
                .bind("name", terms.proposerName())
                .bind("at", terms.proposedAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<ExpiryTerms> lock(UUID town, UUID id) {
        return database.sql(SELECT + "where town_id = :town and id = :id for update")
                .bind("town", town)
                .bind("id", id)
                .map(ExpiryTermsShelf::terms)
                .one();
    }

    Mono<ExpiryTerms> save(UUID town, ExpiryTerms decided) {
        return database.sql("""
                        update treasury.expiry_terms
                        set state = :state, decided_by = :by, decider_name = :name, decided_at = :at, decision = :decision
                        where town_id = :town and id = :id and state = 'PROPOSED'
                        """)
                .bind("town", town)
                .bind("id", decided.id())
                .bind("state", decided.state().name())
                .bind("by", Maybe.of(UUID.class, decided.decidedBy()))
                .bind("name", Maybe.of(String.class, decided.deciderName()))
                .bind("at", Maybe.of(Instant.class, decided.decidedAt()))
                .bind("decision", Maybe.of(String.class, decided.decision()))
                .then()
                .thenReturn(decided);
    }

    private static ExpiryTerms terms(Readable row) {
        return new ExpiryTerms(
                must(row, "id", UUID.class),
                new ExpiryRule(
                        ExpiryRule.Kind.valueOf(must(row, "kind", String.class)), row.get("quarters", Integer.class)),
                Quarter.ofCode(must(row, "from_quarter", Integer.class)),
                must(row, "reason", String.class),
                ExpiryTerms.State.valueOf(must(row, "state", String.class)),
                must(row, "proposed_by", UUID.class),
                must(row, "proposer_name", String.class),
                must(row, "proposed_at", Instant.class),
                row.get("decided_by", UUID.class),
                row.get("decider_name", String.class),
                row.get("decided_at", Instant.class),
                row.get("decision", String.class));
    }

    private static <T> T must(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
