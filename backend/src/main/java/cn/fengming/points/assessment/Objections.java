package cn.fengming.points.assessment;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Objections against standings and how they were answered. */
@Component
class Objections {

    private static final String OBJECTION = """
            select id, round_id, revision, subject_id, village_id, sheet_id, line, finding_id, grounds, state, raised_by,
                   raised_at, decided_by, decided_at, decision, sheet_version, report_id
            from assessment.objection
            """;

    private final DatabaseClient database;

    Objections(DatabaseClient database) {
        this.database = database;
    }

    /** Emits false when the village has an open one on the same matter. */
    Mono<Boolean> add(UUID town, Objection objection) {
        GenericExecuteSpec insert = database.sql("""
                        insert into assessment.objection (town_id, id, round_id, revision, subject_id, village_id,
                                                          sheet_id, line, finding_id, grounds, state, raised_by,
                                                          raised_at)
                        values (:town, :id, :round, :revision, :subject, :village, :sheet, :line, :finding, :grounds,
                                :state, :by, :at)
                        on conflict (town_id, round_id, subject_id, line, finding_id) where state = 'OPEN' do nothing
                        """)
                .bind("town", town)
                .bind("id", objection.id())
                .bind("round", objection.round())
                .bind("revision", objection.revision())
                .bind("subject", objection.subject())
                .bind("village", objection.village())
                .bind("line", objection.line())
                .bind("grounds", objection.grounds())
                .bind("state", objection.state().name())
                .bind("by", objection.raisedBy())
                .bind("at", objection.raisedAt());
        return nullable(
                        nullable(insert, "finding", objection.finding(), UUID.class),
                        "sheet",
                        objection.sheet(),
                        UUID.class)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> save(UUID town, Objection objection) {
        GenericExecuteSpec update = database.sql("""
                        update assessment.objection
                        set state = :state, decided_by = :by, decided_at = :at, decision = :decision,
                            sheet_version = :version, report_id = :report
                        where town_id = :town and id = :id and state = 'OPEN'
                        """)
                .bind("town", town)
                .bind("id", objection.id())
                .bind("state", objection.state().name());
        update = nullable(update, "by", objection.decidedBy(), UUID.class);
        update = nullable(update, "at", objection.decidedAt(), Instant.class);
        update = nullable(update, "decision", objection.decision(), String.class);
        update = nullable(update, "report", objection.report(), UUID.class);
        return nullable(update, "version", objection.sheetVersion(), Integer.class)
                .then();
    }

    Mono<Objection> lock(UUID town, UUID round, UUID id) {
        return database.sql(OBJECTION + "where town_id = :town and round_id = :round and id = :id for update")
                .bind("town", town)
                .bind("round", round)
                .bind("id", id)
                .map(Objections::objection)
                .one();
    }

    /** Of a round in the order they were raised; {@code village} limits it to what one committee raised. */
    Flux<Objection> of(UUID town, UUID round, @Nullable UUID village) {
        GenericExecuteSpec select =
                database.sql(OBJECTION + """
                        where town_id = :town and round_id = :round
                          and (:village::uuid is null or village_id = :village)
                        order by id
                        """).bind("town", town).bind("round", round);
        return nullable(select, "village", village, UUID.class)
                .map(Objections::objection)
                .all();
    }

    Mono<Boolean> noneOpen(UUID town, UUID round) {
        return database.sql("""
                        select not exists (select from assessment.objection
                                           where town_id = :town and round_id = :round and state = 'OPEN')
                        """)
                .bind("town", town)
                .bind("round", round)
                .mapValue(Boolean.class)
                .one();
    }

    private static Objection objection(Readable row) {
        return new Objection(
                get(row, "id", UUID.class),
                get(row, "round_id", UUID.class),
                get(row, "revision", Integer.class),
                get(row, "subject_id", UUID.class),
                get(row, "village_id", UUID.class),
                row.get("sheet_id", UUID.class),
                get(row, "line", String.class),
                row.get("finding_id", UUID.class),
                get(row, "grounds", String.class),
                Objection.State.valueOf(get(row, "state", String.class)),
                get(row, "raised_by", UUID.class),
                get(row, "raised_at", Instant.class),
                row.get("decided_by", UUID.class),
                row.get("decided_at", Instant.class),
                row.get("decision", String.class),
                row.get("sheet_version", Integer.class),
                row.get("report_id", UUID.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    private static <T> GenericExecuteSpec nullable(
            GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }
}
