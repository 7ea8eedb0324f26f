package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Maybe;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Figures reported in rounds; written once. */
@Component
class Reports {

    private static final String REPORT = """
            select id, round_id, subject_id, line, kind, value, target, on_day, words, photos, replaces, reported_by,
                   reported_at
            from assessment.report r
            """;

    private final DatabaseClient database;

    Reports(DatabaseClient database) {
        this.database = database;
    }

    /** Emits false when the id, what it replaces or its slot is taken. */
    Mono<Boolean> add(UUID town, Report report, String slot) {
        return database.sql("""
                        insert into assessment.report (town_id, id, round_id, subject_id, line, kind, value, target,
                                                       on_day, words, photos, slot, replaces, reported_by, reported_at)
                        values (:town, :id, :round, :subject, :line, :kind, :value, :target, :day, :words, :photos,
                                :slot, :replaces, :by, :at)
                        on conflict do nothing
                        """)
                .bind("town", town)
                .bind("id", report.id())
                .bind("round", report.round())
                .bind("subject", report.subject())
                .bind("line", report.line())
                .bind("kind", Maybe.of(String.class, report.kind()))
                .bind("value", Maybe.of(BigDecimal.class, decimal(report.value())))
                .bind("target", Maybe.of(BigDecimal.class, decimal(report.target())))
                .bind("day", report.day())
                .bind("words", report.words())
                .bind("photos", report.photos().toArray(UUID[]::new))
                .bind("slot", slot)
                .bind("replaces", Maybe.of(UUID.class, report.replaces()))
                .bind("by", report.reportedBy())
                .bind("at", report.reportedAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Report> find(UUID town, UUID id) {
        return database.sql(REPORT + "where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .map(Reports::report)
                .one();
    }

    /** What stands in a slot and was not replaced. */
    Mono<Report> inSlot(UUID town, Report like, String slot) {
        return database.sql(REPORT + """
                        where town_id = :town and round_id = :round and subject_id = :subject and line = :line
                          and slot = :slot
                          and not exists (select from assessment.report n where n.town_id = :town and n.replaces = r.id)
                        """)
                .bind("town", town)
                .bind("round", like.round())
                .bind("subject", like.subject())
                .bind("line", like.line())
                .bind("slot", slot)
                .map(Reports::report)
                .first();
    }

    Mono<String> slotOf(UUID town, UUID id) {
        return database.sql("select slot from assessment.report where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .mapValue(String.class)
                .one();
    }

    /** All of a round, replaced ones too, in the order they came. */
    Flux<Report> all(UUID town, UUID round) {
        return database.sql(REPORT + "where town_id = :town and round_id = :round order by reported_at, id")
                .bind("town", town)
                .bind("round", round)
                .map(Reports::report)
                .all();
    }

    /** As above, of these subjects alone. */
    Flux<Report> all(UUID town, UUID round, Collection<UUID> subjects) {
        return database.sql(REPORT + """
                        where town_id = :town and round_id = :round and subject_id = any(:subjects)
                        order by reported_at, id
                        """)
                .bind("town", town)
                .bind("round", round)
                .bind("subjects", subjects.toArray(UUID[]::new))
                .map(Reports::report)
                .all();
    }

    /** What stands: neither replaced nor taken back. */
    Flux<Report> standing(UUID town, UUID round) {
        return database.sql(REPORT + """
                        where town_id = :town and round_id = :round and value is not null
                          and not exists (select from assessment.report n where n.town_id = :town and n.replaces = r.id)
                        order by reported_at, id
                        """)
                .bind("town", town)
                .bind("round", round)
                .map(Reports::report)
                .all();
    }

    private static @Nullable BigDecimal decimal(@Nullable Score score) {
        return score == null ? null : new BigDecimal(score.toString());
    }

    private static @Nullable Score score(Readable row, String column) {
        BigDecimal decimal = row.get(column, BigDecimal.class);
        return decimal == null ? null : Score.of(decimal);
    }

    private static Report report(Readable row) {
        return new Report(
                get(row, "id", UUID.class),
                get(row, "round_id", UUID.class),
                get(row, "subject_id", UUID.class),
                get(row, "line", String.class),
                row.get("kind", String.class),
                score(row, "value"),
                score(row, "target"),
                get(row, "on_day", LocalDate.class),
                get(row, "words", String.class),
                List.of(get(row, "photos", UUID[].class)),
                row.get("replaces", UUID.class),
                get(row, "reported_by", UUID.class),
                get(row, "reported_at", Instant.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
