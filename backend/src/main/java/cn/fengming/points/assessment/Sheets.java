package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sheets and every version of them that counted. */
@Component
class Sheets {

    private static final String SHEET = """
            select id, round_id, subject_id, visited_on, state, version, content, authors, created_at, submitted_at
            from assessment.sheet
            """;

    private final DatabaseClient database;
    private final Json json;

    Sheets(DatabaseClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** A version that counted, with why it was written. */
    record SheetVersion(int version, SheetContent content, String reason, UUID writtenBy, Instant writtenAt) {}

    /** Does nothing when the id or the subject's place in the round is taken: look what is there. */
    Mono<Void> add(UUID town, Sheet sheet) {
        return database.sql("""
                        insert into assessment.sheet (town_id, id, round_id, subject_id, visited_on, state, version,
                                                      content, authors, created_at)
                        values (:town, :id, :round, :subject, :visited, :state, :version, :content, :authors, :created)
                        on conflict do nothing
                        """)
                .bind("town", town)
                .bind("id", sheet.id())
                .bind("round", sheet.round())
                .bind("subject", sheet.subject())
                .bind("visited", sheet.visitedOn())
                .bind("state", sheet.state().name())
                .bind("version", sheet.version())
                .bind("content", json.write(sheet.content()))
                .bind("authors", sheet.authors().toArray(UUID[]::new))
                .bind("created", sheet.createdAt())
                .then();
    }

    Mono<Void> save(UUID town, Sheet sheet) {
        GenericExecuteSpec update = database.sql("""
                        update assessment.sheet
                        set visited_on = :visited, state = :state, version = :version, content = :content,
                            authors = :authors, submitted_at = :submitted
                        where town_id = :town and id = :id
                        """)
                .bind("town", town)
                .bind("id", sheet.id())
                .bind("visited", sheet.visitedOn())
                .bind("state", sheet.state().name())
                .bind("version", sheet.version())
                .bind("content", json.write(sheet.content()))
                .bind("authors", sheet.authors().toArray(UUID[]::new));
        Instant submitted = sheet.submittedAt();
        return (submitted == null ? update.bindNull("submitted", Instant.class) : update.bind("submitted", submitted))
                .then();
    }

    Mono<Sheet> find(UUID town, UUID id) {
        return one(town, id, "");
    }

    Mono<Sheet> lock(UUID town, UUID id) {
        return one(town, id, " for update");
    }

    private Mono<Sheet> one(UUID town, UUID id, String lock) {
        return database.sql(SHEET + "where town_id = :town and id = :id" + lock)
                .bind("town", town)
                .bind("id", id)
                .map(this::sheet)
                .one();
    }

    Mono<Sheet> ofSubject(UUID town, UUID round, UUID subject) {
        return database.sql(SHEET + "where town_id = :town and round_id = :round and subject_id = :subject")
                .bind("town", town)
                .bind("round", round)
                .bind("subject", subject)
                .map(this::sheet)
                .one();
    }

    /** All of a round, drafts too, in the order they were begun. */
    Flux<Sheet> of(UUID town, UUID round) {
        return database.sql(SHEET + "where town_id = :town and round_id = :round order by id")
                .bind("town", town)
                .bind("round", round)
                .map(this::sheet)
                .all();
    }

    Flux<Sheet> submitted(UUID town, UUID round) {
        return of(town, round).filter(sheet -> sheet.state() == Sheet.State.SUBMITTED);
    }

    Mono<Boolean> anySubmitted(UUID town, UUID round) {
        return database.sql("""
                        select exists (select from assessment.sheet
                                       where town_id = :town and round_id = :round and state = 'SUBMITTED')
                        """)
                .bind("town", town)
                .bind("round", round)
                .mapValue(Boolean.class)
                .one();
    }

    Mono<Void> addVersion(UUID town, Sheet sheet, String reason, UUID by, Instant at) {
        return database.sql("""
                        insert into assessment.sheet_version (town_id, sheet_id, version, content, reason, written_by,
                                                              written_at)
                        values (:town, :sheet, :version, :content, :reason, :by, :at)
                        """)
                .bind("town", town)
                .bind("sheet", sheet.id())
                .bind("version", sheet.version())
                .bind("content", json.write(sheet.content()))
                .bind("reason", reason)
                .bind("by", by)
                .bind("at", at)
                .then();
    }

    /** Newest first. */
    Flux<SheetVersion> versions(UUID town, UUID sheet) {
        return database.sql("""
                        select version, content, reason, written_by, written_at from assessment.sheet_version
                        where town_id = :town and sheet_id = :sheet
                        order by version desc
                        """)
                .bind("town", town)
                .bind("sheet", sheet)
                .map(row -> new SheetVersion(
                        get(row, "version", Integer.class),
                        content(row),
                        get(row, "reason", String.class),
                        get(row, "written_by", UUID.class),
                        get(row, "written_at", Instant.class)))
                .all();
    }

    private Sheet sheet(Readable row) {
        return new Sheet(
                get(row, "id", UUID.class),
                get(row, "round_id", UUID.class),
                get(row, "subject_id", UUID.class),
                get(row, "visited_on", LocalDate.class),
                Sheet.State.valueOf(get(row, "state", String.class)),
                get(row, "version", Integer.class),
                content(row),
                new LinkedHashSet<>(Arrays.asList(get(row, "authors", UUID[].class))),
                get(row, "created_at", Instant.class),
                row.get("submitted_at", Instant.class));
    }

    private SheetContent content(Readable row) {
        return json.read(get(row, "content", io.r2dbc.postgresql.codec.Json.class), SheetContent.class);
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
