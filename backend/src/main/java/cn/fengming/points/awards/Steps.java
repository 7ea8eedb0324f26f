package cn.fengming.points.awards;

import cn.fengming.points.kernel.Ids;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The log of applications and deductions: written with every move, never changed. */
@Component
class Steps {

    private final DatabaseClient database;
    private final Ids ids;
    private final Clock clock;

    Steps(DatabaseClient database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<Void> add(UUID town, UUID subject, @Nullable Enum<?> from, Enum<?> to, UUID by, @Nullable String reason) {
        return addAll(town, List.of(subject), from, to, by, reason);
    }

    /** One line for each of the subjects, all moved the same way. */
    Mono<Void> addAll(
            UUID town, List<UUID> subjects, @Nullable Enum<?> from, Enum<?> to, UUID by, @Nullable String reason) {
        return subjects.isEmpty()
                ? Mono.empty()
                : database.sql("""
                                insert into awards.step
                                  (town_id, subject_id, id, from_state, to_state, by_person, at, reason)
                                select :town, subject, id, :from, :to, :by, :at, :reason
                                  from unnest(:subjects, :ids) as line (subject, id)
                                """)
                        .bind("town", town)
                        .bind("from", Cells.orNull(from == null ? null : from.name(), String.class))
                        .bind("to", to.name())
                        .bind("by", by)
                        .bind("at", clock.instant())
                        .bind("reason", Cells.orNull(reason, String.class))
                        .bind("subjects", subjects.toArray(UUID[]::new))
                        .bind(
                                "ids",
                                subjects.stream().map(subject -> ids.next()).toArray(UUID[]::new))
                        .then();
    }

    /** Oldest first. */
    Flux<Step> of(UUID town, UUID subject) {
        return database.sql("""
                        select * from awards.step where town_id = :town and subject_id = :subject order by id
                        """)
                .bind("town", town)
                .bind("subject", subject)
                .map(row -> step(new Cells(row)))
                .all();
    }

    private static Step step(Cells cells) {
        return new Step(
                cells.textOrNull("from_state"),
                cells.text("to_state"),
                cells.id("by_person"),
                cells.moment("at"),
                cells.textOrNull("reason"));
    }
}
