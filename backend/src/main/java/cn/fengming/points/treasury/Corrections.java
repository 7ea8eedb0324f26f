package cn.fengming.points.treasury;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of {@code treasury.correction}. */
@Component
class Corrections {

    private static final String SELECT = """
            select id, transfer_id, amount, reason, state, proposed_by, proposed_at, decided_by, decided_at, decision, undone_by
            from treasury.correction
            """;

    private final DatabaseClient database;

    Corrections(DatabaseClient database) {
        this.database = database;
    }

    /** Adds a proposal; emits false when the transfer has an open one already. */
    Mono<Boolean> add(UUID town, Correction correction) {
        return database.sql("""
                        insert into treasury.correction (town_id, id, transfer_id, amount, reason, state, proposed_by, proposed_at)
                        values (:town, :id, :transfer, :amount, :reason, 'PROPOSED', :by, :at)
                        on conflict (town_id, transfer_id) where state = 'PROPOSED' do nothing
                        """)
                .bind("town", town)
                .bind("id", correction.id())
                .bind("transfer", correction.transferId())
                .bind("amount", correction.amount())
                .bind("reason", correction.reason())
                .bind("by", correction.proposedBy())
                .bind("at", correction.proposedAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Correction> lock(UUID town, UUID id) {
        return database.sql(SELECT + "where town_id = :town and id = :id for update")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Correction.class)
                .one();
    }

    Mono<Correction> save(UUID town, Correction decided) {
        var update = database.sql("""
                        update treasury.correction
                        set state = :state, decided_by = :by, decided_at = :at, decision = :decision, undone_by = :undoneBy
                        where town_id = :town and id = :id and state = 'PROPOSED'
                        """)
                .bind("town", town)
                .bind("id", decided.id())
                .bind("state", decided.state().name());
        update = bind(update, "by", decided.decidedBy(), UUID.class);
        update = bind(update, "at", decided.decidedAt(), Instant.class);
        update = bind(update, "decision", decided.decision(), String.class);
        return bind(update, "undoneBy", decided.undoneBy(), UUID.class).then().thenReturn(decided);
    }

    Flux<Correction> page(UUID town, @Nullable UUID after, int limit) {
        return bind(database.sql(SELECT + """
                                where town_id = :town and (:after::uuid is null or id < :after)
                                order by id desc limit :limit
                                """).bind("town", town).bind("limit", limit), "after", after, UUID.class)
                .mapProperties(Correction.class)
                .all();
    }

    private static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec statement, String name, @Nullable Object value, Class<?> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }
}
