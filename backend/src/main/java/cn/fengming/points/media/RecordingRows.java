package cn.fengming.points.media;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Maybe;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of recordings. Like a photo, a recording belongs to one subject for good. */
@Component
class RecordingRows {

    private static final String COLUMNS = """
            town_id, id, uploaded_by, uploaded_at, sha256, place, kind, seconds, size_bytes,
            subject_type, subject_id, village_id
            """;

    private final DatabaseClient database;

    RecordingRows(DatabaseClient database) {
        this.database = database;
    }

    Mono<RecordingRow> find(UUID town, UUID id) {
        return database.sql("select " + COLUMNS + " from media.recording where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(RecordingRow.class)
                .one();
    }

    /** Emits false when the id is taken in this town. */
    Mono<Boolean> add(RecordingRow recording) {
        return database.sql("""
                        insert into media.recording
                          (town_id, id, uploaded_by, uploaded_at, sha256, place, kind, seconds, size_bytes)
                        values (:town, :id, :by, :at, :sha256, :place, :kind, :seconds, :size)
                        on conflict on constraint recording_pk do nothing
                        """)
                .bind("town", recording.townId())
                .bind("id", recording.id())
                .bind("by", recording.uploadedBy())
                .bind("at", recording.uploadedAt())
                .bind("sha256", recording.sha256())
                .bind("place", recording.place())
                .bind("kind", recording.kind().name())
                .bind("seconds", Maybe.of(Integer.class, recording.seconds()))
                .bind("size", recording.sizeBytes())
                .fetch()
                .rowsUpdated()
                .map(added -> added == 1);
    }

    Mono<Long> unclaimed(UUID town, UUID person) {
        return database.sql("""
                        select count(*) from media.recording
                         where town_id = :town and uploaded_by = :person and subject_id is null
                        """)
                .bind("town", town)
                .bind("person", person)
                .mapValue(Long.class)
                .one();
    }

    /** Emits 1 when the recording now belongs to the subject. */
    Mono<Long> claim(Actor actor, UUID recording, String subjectType, UUID subject, UUID village, Instant now) {
        return database.sql("""
                        update media.recording
                           set subject_type = :type, subject_id = :subject, claimed_at = coalesce(claimed_at, :now),
                               village_id = :village
                         where town_id = :town and id = :id and uploaded_by = :person
                           and (subject_id is null or (subject_type = :type and subject_id = :subject))
                        """)
                .bind("town", actor.town())
                .bind("id", recording)
                .bind("person", actor.person())
                .bind("type", subjectType)
                .bind("subject", subject)
                .bind("village", village)
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    Flux<RecordingRow> of(UUID town, String subjectType, Collection<UUID> subjects) {
        return database.sql("select " + COLUMNS + """
                         from media.recording
                        where town_id = :town and subject_type = :type and subject_id = any(:subjects)
                        order by subject_id, id
                        """)
                .bind("town", town)
                .bind("type", subjectType)
                .bind("subjects", subjects.toArray(UUID[]::new))
                .mapProperties(RecordingRow.class)
                .all();
    }

    Flux<RecordingRow> removeUnclaimed(Instant before, int limit) {
        return database.sql("""
                        delete from media.recording
                         where (town_id, id) in (
                           select town_id, id from media.recording
                            where subject_id is null and uploaded_at < :before
                            order by uploaded_at
                            limit :limit
                              for update skip locked)
                        returning
                        """ + COLUMNS)
                .bind("before", before)
                .bind("limit", limit)
                .mapProperties(RecordingRow.class)
                .all();
    }
}
