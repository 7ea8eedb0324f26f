package cn.fengming.points.assessment;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Works and roads of a round. Before anybody scored it, an entry may be taken off. */
@Component
class Entries {

    private final DatabaseClient database;

    Entries(DatabaseClient database) {
        this.database = database;
    }

    /** Emits false when the id or the name in its village is taken by something else. */
    Mono<Boolean> put(UUID town, UUID round, RoundEntry entry, UUID by, Instant at) {
        return database.sql("""
                        insert into assessment.entry (town_id, round_id, id, village_id, name, place, entered_by,
                                                      entered_at)
                        values (:town, :round, :id, :village, :name, :place, :by, :at)
                        on conflict do nothing
                        """)
                .bind("town", town)
                .bind("round", round)
                .bind("id", entry.id())
                .bind("village", entry.village())
                .bind("name", entry.name())
                .bind("place", entry.place())
                .bind("by", by)
                .bind("at", at)
                .then()
                .thenMany(of(town, round))
                .any(entry::equals);
    }

    /** In the order they were entered. */
    Flux<RoundEntry> of(UUID town, UUID round) {
        return database.sql("""
                        select id, village_id as village, name, place from assessment.entry
                        where town_id = :town and round_id = :round
                        order by entered_at, id
                        """)
                .bind("town", town)
                .bind("round", round)
                .mapProperties(RoundEntry.class)
                .all();
    }
}
