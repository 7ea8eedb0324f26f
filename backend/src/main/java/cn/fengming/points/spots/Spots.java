package cn.fengming.points.spots;

import cn.fengming.points.kernel.Maybe;
import cn.fengming.points.kernel.Problem;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The spots of a town. A row is written only over the version that was read. */
@Component
class Spots {

    private static final String SELECT = "select " + SpotRow.COLUMNS + " from spots.spot s where s.town_id = :town ";

    private final DatabaseClient database;

    Spots(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A caller (来电人) as kept with the spot.
     *
     * @param phone sealed, see {@code PhoneVault}
     */
    record Caller(
            @Nullable String name,
            byte @Nullable [] phone,
            @Nullable UUID home) {

        static final Caller NOBODY = new Caller(null, null, null);
    }

    static <T> Mono<T> unknown() {
        return Mono.error(() -> Problem.notFound("这个脏乱点"));
    }

    /** The same report sent twice at once waits for itself; the turn lasts until the transaction ends. */
    Mono<Void> takeTurn(UUID town, UUID id) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .bind("name", "spots " + town + " " + id)
                .then();
    }

    /** The next number of the town's year. Gaps are possible, the same number twice is not. */
    Mono<String> nextCode(UUID town, int year) {
        return database.sql("""
                        insert into spots.counter (town_id, year, last) values (:town, :year, 1)
                        on conflict on constraint counter_pk do update set last = counter.last + 1
                        returning last
                        """)
                .bind("town", town)
                .bind("year", year)
                .mapValue(Integer.class)
                .one()
                .map(number -> "%d-%05d".formatted(year, number));
    }

    Mono<Void> add(Spot spot, Caller caller, ByteBuffer sentHash) {
        Where where = spot.where();
        Origin origin = spot.origin();
        return database.sql("""
                        insert into spots.spot
                          (town_id, id, code, kind, village_id, group_id, grid_id, place, latitude, longitude,
                           accuracy_m, words, recording_id, source, reported_by, reported_from, reporter_masked,
                           caller_name, caller_phone, caller_home, reported_at, sent_hash, self_cleaned,
                           state, state_at, version)
                        values
                          (:town, :id, :code, :kind, :village, :group, :grid, :place, :latitude, :longitude,
                           :accuracy, :words, :recording, :source, :by, :from, :masked,
                           :callerName, :callerPhone, :callerHome, :seen, :hash, :cleaned,
                           :state, :at, :version)
                        """)
                .bind("town", spot.town())
                .bind("id", spot.id())
                .bind("code", spot.code())
                .bind("kind", spot.kind().name())
                .bind("village", spot.village())
                .bind("group", Maybe.of(UUID.class, where.group()))
                .bind("grid", Maybe.of(UUID.class, where.grid()))
                .bind("place", Maybe.of(String.class, where.place()))
                .bind("latitude", Maybe.of(Double.class, where.latitude()))
                .bind("longitude", Maybe.of(Double.class, where.longitude()))
                .bind("accuracy", Maybe.of(Integer.class, where.accuracy()))
                .bind("words", Maybe.of(String.class, spot.words()))
                .bind("recording", Maybe.of(UUID.class, spot.recording()))
                .bind("source", origin.source().name())
                .bind("by", origin.by())
                .bind("from", Maybe.of(UUID.class, origin.from()))
                .bind("masked", origin.masked())
                .bind("callerName", Maybe.of(String.class, caller.name()))
                .bind("callerPhone", Maybe.of(byte[].class, caller.phone()))
                .bind("callerHome", Maybe.of(UUID.class, caller.home()))
                .bind("seen", origin.seenAt())
                .bind("hash", sentHash)
                .bind("cleaned", spot.course().selfCleaned())
                .bind("state", spot.state().name())
                .bind("at", spot.course().stateAt())
                .bind("version", spot.version())
                .then();
    }

    /** Writes what a move changed. 409 when somebody else wrote since it was read. */
    Mono<Void> save(Spot spot, int readVersion) {
        Course course = spot.course();
        GenericExecuteSpec update = database.sql("""
                        update spots.spot set
                          self_cleaned = :cleaned, state = :state, state_at = :stateAt, version = :version,
                          route = :route, post_role = :role, post_village = :postVillage, post_grid = :postGrid,
                          home_id = :home, due_at = :due, escalation = :escalation, escalate_at = :escalate,
                          rectified_by = :by, rectified_from = :from, rectified_at = :rectified,
                          verify_until = :until, verify_by_town = :byTown, verified_by = :verifiedBy,
                          verified_at = :verified, written_off_at = :writtenOff, relapses = :relapses,
                          voices = :voices, merged_into = :merged, award_id = :award, award_refusal = :refusal,
                          listed = :listed, hidden_at = :hiddenAt, hidden_by = :hiddenBy,
                          hidden_reason = :hiddenReason, doubt = :doubt
                         where town_id = :town and id = :id and version = :read
                        """)
                .bind("town", spot.town())
                .bind("id", spot.id())
                .bind("read", readVersion)
                .bind("cleaned", course.selfCleaned())
                .bind("state", course.state().name())
                .bind("stateAt", course.stateAt())
                .bind("version", course.version())
                .bind("writtenOff", Maybe.of(Instant.class, course.writtenOffAt()))
                .bind("relapses", course.relapses())
                .bind("voices", spot.voices())
                .bind("merged", Maybe.of(UUID.class, course.mergedInto()))
                .bind("award", Maybe.of(UUID.class, spot.reward().award()))
                .bind("refusal", Maybe.of(String.class, spot.reward().refusal()));
        return shown(fix(task(update, course.task()), course.fix()), spot.shown())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("spot-state", "这个脏乱点刚刚有人办理过，请刷新后再看")))
                .then();
    }

    private static GenericExecuteSpec task(GenericExecuteSpec update, @Nullable Task given) {
        Optional<Task> task = Optional.ofNullable(given);
        Optional<Post> post = task.map(Task::post);
        return update.bind("route", text(task.map(found -> found.route().name())))
                .bind("role", text(post.map(found -> found.role().name())))
                .bind("postVillage", id(post.map(Post::village)))
                .bind("postGrid", id(post.map(Post::grid)))
                .bind("home", id(task.map(Task::home)))
                .bind("due", moment(task.map(Task::dueAt)))
                .bind("escalation", task.map(Task::escalation).orElse(0))
                .bind("escalate", moment(task.map(Task::escalateAt)));
    }

    private static GenericExecuteSpec fix(GenericExecuteSpec update, @Nullable Fix given) {
        Optional<Fix> fix = Optional.ofNullable(given);
        return update.bind("by", id(fix.map(Fix::by)))
                .bind("from", id(fix.map(Fix::from)))
                .bind("rectified", moment(fix.map(Fix::at)))
                .bind("until", moment(fix.map(Fix::verifyUntil)))
                .bind("byTown", fix.map(Fix::byTown).orElse(false))
                .bind("verifiedBy", id(fix.map(Fix::verifiedBy)))
                .bind("verified", moment(fix.map(Fix::verifiedAt)));
    }

    private static GenericExecuteSpec shown(GenericExecuteSpec update, Shown shown) {
        Optional<Shown.Hiding> hiding = Optional.ofNullable(shown.hiding());
        return update.bind("listed", shown.listed())
                .bind("hiddenAt", moment(hiding.map(Shown.Hiding::at)))
                .bind("hiddenBy", id(hiding.map(Shown.Hiding::by)))
                .bind("hiddenReason", text(hiding.map(Shown.Hiding::reason)))
                .bind("doubt", Maybe.of(String.class, shown.doubt()));
    }

    private static Object text(Optional<String> value) {
        return Maybe.of(String.class, value.orElse(null));
    }

    private static Object id(Optional<UUID> value) {
        return Maybe.of(UUID.class, value.orElse(null));
    }

    private static Object moment(Optional<Instant> value) {
        return Maybe.of(Instant.class, value.orElse(null));
    }

    Mono<Spot> find(UUID town, UUID id) {
        return database.sql(SELECT + "and s.id = :id")
                .bind("town", town)
                .bind("id", id)
                .map(SpotRow::spot)
                .one();
    }

    /** Reads one and keeps everybody else from moving it until the transaction ends. 404 when there is none. */
    Mono<Spot> lock(UUID town, UUID id) {
        return database.sql(SELECT + "and s.id = :id for update")
                .bind("town", town)
                .bind("id", id)
                .map(SpotRow::spot)
                .one()
                .switchIfEmpty(unknown());
    }

    /** As above for several, in the order of their ids so that two who want the same ones wait and do not deadlock. */
    Flux<Spot> lockAll(UUID town, Collection<UUID> ids) {
        return database.sql(SELECT + "and s.id = any(:ids) order by s.id for update")
                .bind("town", town)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(SpotRow::spot)
                .all();
    }

    /** Fingerprint of what was sent under this id. */
    Mono<ByteBuffer> sentHash(UUID town, UUID id) {
        return database.sql("select sent_hash from spots.spot where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .mapValue(ByteBuffer.class)
                .one();
    }

    Mono<Caller> caller(UUID town, UUID id) {
        return database.sql("""
                        select caller_name, caller_phone, caller_home from spots.spot
                         where town_id = :town and id = :id
                        """)
                .bind("town", town)
                .bind("id", id)
                .map(row -> new Caller(
                        row.get("caller_name", String.class),
                        row.get("caller_phone", byte[].class),
                        row.get("caller_home", UUID.class)))
                .one();
    }

    /** One more or fewer who saw it too; no step of the log. */
    Mono<Void> countVoices(UUID town, UUID id) {
        return database.sql("""
                        update spots.spot s set voices =
                          (select count(*) from spots.voice v where v.town_id = s.town_id and v.spot_id = s.id)
                         where s.town_id = :town and s.id = :id
                        """).bind("town", town).bind("id", id).then();
    }

    /** What a person reported, their household called in, or they said "I see it too" to; the newest first. */
    Flux<Spot> of(
            UUID town,
            UUID person,
            @Nullable UUID household,
            Collection<SpotState> states,
            @Nullable UUID after,
            int limit) {
        return database.sql(SELECT + """
                        and s.id in (
                              select r.id from spots.spot r
                               where r.town_id = :town and r.reported_by = :person and r.source <> 'HOTLINE'
                              union
                              select v.spot_id from spots.voice v where v.town_id = :town and v.person_id = :person
                              union
                              select c.id from spots.spot c where c.town_id = :town and c.caller_home = :household)
                          and s.state = any(:states)
                          and (cast(:after as uuid) is null or s.id < :after)
                        order by s.id desc limit :limit
                        """)
                .bind("town", town)
                .bind("person", person)
                .bind("household", Maybe.of(UUID.class, household))
                .bind("states", states.stream().map(Enum::name).toArray(String[]::new))
                .bind("after", Maybe.of(UUID.class, after))
                .bind("limit", limit)
                .map(SpotRow::spot)
                .all();
    }
}
