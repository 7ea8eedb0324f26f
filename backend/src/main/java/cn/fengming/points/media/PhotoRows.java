package cn.fengming.points.media;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Maybe;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of photos. A photo belongs to one subject for good: a claim only ever finds free rows, or its own. */
@Component
class PhotoRows {

    private static final String COLUMNS = """
            town_id, id, uploaded_by, uploaded_at, sha256, place, original_place, blurs, width, height, size_bytes,
            subject_type, subject_id, visibility, village_id, household_id
            """;

    private final DatabaseClient database;

    PhotoRows(DatabaseClient database) {
        this.database = database;
    }

    Mono<PhotoRow> find(UUID town, UUID id) {
        return database.sql("select " + COLUMNS + " from media.photo where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(PhotoRow.class)
                .one();
    }

    /** One that something has claimed, of whatever town. */
    Mono<PhotoRow> anyInUse() {
        return database.sql("select " + COLUMNS + " from media.photo where subject_id is not null limit 1")
                .mapProperties(PhotoRow.class)
                .one();
    }

    /** Emits false when the id is taken in this town. */
    Mono<Boolean> add(PhotoRow photo, Developed developed) {
        var exposure = developed.exposure();
        return database.sql("""
                        insert into media.photo
                          (town_id, id, uploaded_by, uploaded_at, sha256, place, width, height, size_bytes, dhash,
                           taken_latitude, taken_longitude, taken_at, village_id)
                        values (:town, :id, :by, :at, :sha256, :place, :width, :height, :size, :dhash,
                                :latitude, :longitude, :taken, :village)
                        on conflict on constraint photo_pk do nothing
                        """)
                .bind("town", photo.townId())
                .bind("id", photo.id())
                .bind("by", photo.uploadedBy())
                .bind("at", photo.uploadedAt())
                .bind("sha256", photo.sha256())
                .bind("place", photo.place())
                .bind("width", photo.width())
                .bind("height", photo.height())
                .bind("size", photo.sizeBytes())
                .bind("dhash", developed.dhash())
                .bind("latitude", Maybe.of(Double.class, exposure.latitude()))
                .bind("longitude", Maybe.of(Double.class, exposure.longitude()))
                .bind("taken", Maybe.of(Instant.class, exposure.takenAt()))
                .bind("village", Maybe.of(UUID.class, photo.villageId()))
                .fetch()
                .rowsUpdated()
                .map(added -> added == 1);
    }

    /** Photos of one person that nothing has claimed. */
    Mono<Long> unclaimed(UUID town, UUID person) {
        return database.sql("""
                        select count(*) from media.photo
                         where town_id = :town and uploaded_by = :person and subject_id is null
                        """)
                .bind("town", town)
                .bind("person", person)
                .mapValue(Long.class)
                .one();
    }

    /**
     * Removes up to {@code limit} photos nothing has claimed, and emits them. Until the transaction ends a claim waits,
     * and then finds nothing.
     */
    Flux<PhotoRow> removeUnclaimed(Instant before, int limit) {
        return database.sql("""
                        delete from media.photo
                         where (town_id, id) in (
                           select town_id, id from media.photo
                            where subject_id is null and uploaded_at < :before
                            order by uploaded_at
                            limit :limit
                              for update skip locked)
                        returning
                        """ + COLUMNS)
                .bind("before", before)
                .bind("limit", limit)
                .mapProperties(PhotoRow.class)
                .all();
    }

    Flux<PhotoRow> of(UUID town, String subjectType, Collection<UUID> subjects) {
        return database.sql("select " + COLUMNS + """
                         from media.photo
                        where town_id = :town and subject_type = :type and subject_id = any(:subjects)
                        order by subject_id, position, id
                        """)
                .bind("town", town)
                .bind("type", subjectType)
                .bind("subjects", subjects.toArray(UUID[]::new))
                .mapProperties(PhotoRow.class)
                .all();
    }

    /** Which of the subjects have a photo that differs from one of these in at most so many bits of 64. */
    Flux<UUID> alike(UUID town, Collection<UUID> photos, String subjectType, Collection<UUID> subjects, int mostBits) {
        return database.sql("""
                        select distinct other.subject_id
                          from media.photo other
                          join media.photo given on given.town_id = other.town_id and given.id <> other.id
                         where other.town_id = :town and other.subject_type = :type
                           and other.subject_id = any(:subjects)
                           and given.id = any(:photos)
                           and bit_count((other.dhash # given.dhash)::bit(64)) <= :bits
                        """)
                .bind("town", town)
                .bind("type", subjectType)
                .bind("subjects", subjects.toArray(UUID[]::new))
                .bind("photos", photos.toArray(UUID[]::new))
                .bind("bits", mostBits)
                .mapValue(UUID.class)
                .all();
    }

    /**
     * Two hashes that differ in at most three of 64 bits have one of four quarters in common: the index of quarters
     * finds the few candidates, counting bits the twins among them. A picture without a pattern (fog, a white wall) is
     * like any other such: it is nobody's twin.
     */
    Flux<Twin> twins(UUID town, String subjectType, UUID subject, int limit) {
        return database.sql("""
                        select given.id photo, other.id twin, other.subject_id twin_subject,
                               other.uploaded_at twin_uploaded_at
                          from media.photo given
                          join media.photo other on other.town_id = given.town_id
                               and media.quarters(other.dhash) && media.quarters(given.dhash)
                         where given.town_id = :town and given.subject_type = :type and given.subject_id = :subject
                           and other.subject_id is not null and other.subject_type = :type
                           and other.subject_id <> :subject
                           and (other.claimed_at, other.id) < (given.claimed_at, given.id)
                           and bit_count((other.dhash # given.dhash)::bit(64)) <= 3
                           and bit_count(given.dhash::bit(64)) between 6 and 58
                         order by other.claimed_at desc, other.id
                         limit :limit
                        """)
                .bind("town", town)
                .bind("type", subjectType)
                .bind("subject", subject)
                .bind("limit", limit)
                .mapProperties(Twin.class)
                .all();
    }

    /** As above, of all photos claimed since a moment. */
    Flux<TwinPair> twinsSince(UUID town, String subjectType, Instant since, int limit) {
        return database.sql("""
                        select given.id photo, given.subject_id subject, other.id twin, other.subject_id twin_subject
                          from media.photo given
                          join media.photo other on other.town_id = given.town_id
                               and media.quarters(other.dhash) && media.quarters(given.dhash)
                         where given.town_id = :town and given.subject_type = :type and given.claimed_at >= :since
                           and given.subject_id is not null
                           and other.subject_id is not null and other.subject_type = :type
                           and other.subject_id <> given.subject_id
                           and (other.claimed_at, other.id) < (given.claimed_at, given.id)
                           and bit_count((other.dhash # given.dhash)::bit(64)) <= 3
                           and bit_count(given.dhash::bit(64)) between 6 and 58
                         order by given.claimed_at desc, given.id, other.id
                         limit :limit
                        """)
                .bind("town", town)
                .bind("type", subjectType)
                .bind("since", since)
                .bind("limit", limit)
                .mapProperties(TwinPair.class)
                .all();
    }

    /** Emits how many of the photos now belong to the subject. Locks in id order, so that claims cannot deadlock. */
    Mono<Long> claim(Actor actor, List<UUID> photos, String subjectType, UUID subject, Audience audience, Instant now) {
        return database.sql("""
                        with free as (
                          select id from media.photo
                           where town_id = :town and id = any(:photos) and uploaded_by = :person
                             and (subject_id is null or (subject_type = :type and subject_id = :subject))
                           order by id
                             for update)
                        update media.photo p
                           set subject_type = :type, subject_id = :subject, claimed_at = coalesce(claimed_at, :now),
                               position = array_position(:photos, p.id), visibility = :visibility,
                               village_id = coalesce(:village, village_id),
                               household_id = coalesce(:household, household_id)
                          from free
                         where p.town_id = :town and p.id = free.id
                        """)
                .bind("town", actor.town())
                .bind("photos", photos.toArray(UUID[]::new))
                .bind("person", actor.person())
                .bind("type", subjectType)
                .bind("subject", subject)
                .bind("now", now)
                .bind("visibility", audience.visibility().name())
                .bind("village", Maybe.of(UUID.class, audience.village()))
                .bind("household", Maybe.of(UUID.class, audience.household()))
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> show(UUID town, String subjectType, UUID subject, Audience audience) {
        return database.sql("""
                        update media.photo
                           set visibility = :visibility,
                               village_id = coalesce(:village, village_id),
                               household_id = coalesce(:household, household_id)
                         where town_id = :town and subject_type = :type and subject_id = :subject
                        """)
                .bind("town", town)
                .bind("type", subjectType)
                .bind("subject", subject)
                .bind("visibility", audience.visibility().name())
                .bind("village", Maybe.of(UUID.class, audience.village()))
                .bind("household", Maybe.of(UUID.class, audience.household()))
                .fetch()
                .rowsUpdated();
    }
}
