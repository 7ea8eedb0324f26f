package cn.fengming.points.messages;

import cn.fengming.points.kernel.Column;
import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import cn.fengming.points.kernel.GroupReads.Of;
import cn.fengming.points.kernel.Maybe;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Messages as they are read: by the person in the list, and by the town that looks after the sending. */
@Component
class MailList {

    private final DatabaseClient database;
    private final Clock clock;
    private final GroupRead<Of, Long> unread;

    MailList(DatabaseClient database, Clock clock, GroupReads reads) {
        this.database = database;
        this.clock = clock;
        this.unread = reads.of(this::unread);
    }

    /**
     * One message in somebody's list.
     *
     * @param page what a tap opens, with a slash in front
     * @param readAt null while it is new
     */
    record Line(
            UUID id,
            Kind kind,
            String words,
            String page,
            Instant happenedAt,
            @Nullable Instant readAt) {}

    Flux<Line> of(UUID town, UUID person, @Nullable UUID before, int rows) {
        return database.sql("""
                        select id, kind, words, page, happened_at, read_at from messages.message
                         where town_id = :town and person_id = :person
                           and (cast(:before as uuid) is null or id < :before)
                         order by id desc limit :rows
                        """)
                .bind("town", town)
                .bind("person", person)
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(Line.class)
                .all();
    }

    Mono<Long> unread(UUID town, UUID person) {
        return unread.ask(new Of(town, person)).defaultIfEmpty(0L);
    }

    private Mono<Map<Of, Long>> unread(DatabaseClient from, Set<Of> people) {
        return from.sql("""
                        select m.town_id, m.person_id, count(*) as unread
                        from unnest(:towns, :people) asked(town, person)
                        join messages.message m on m.town_id = asked.town and m.person_id = asked.person
                         and m.read_at is null
                        group by m.town_id, m.person_id
                        """)
                .bind("towns", Of.towns(people))
                .bind("people", Of.ids(people))
                .map(row -> Map.entry(
                        new Of(Column.of(row, "town_id", UUID.class), Column.of(row, "person_id", UUID.class)),
                        Column.of(row, "unread", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Somebody's own, and of others nothing. Emits how many were new. */
    Mono<Long> read(UUID town, UUID person, Collection<UUID> ids) {
        return database.sql("""
                        update messages.message set read_at = :now
                         where town_id = :town and person_id = :person and id = any(:ids) and read_at is null
                        """)
                .bind("now", clock.instant())
                .bind("town", town)
                .bind("person", person)
                .bind("ids", ids.toArray(UUID[]::new))
                .fetch()
                .rowsUpdated();
    }

    /** How many messages of a kind stand where, with WeChat's number where it said one. */
    record Count(
            Kind kind,
            Message.State state,
            @Nullable Integer errcode,
            @Nullable String why,
            long messages,
            long reached) {}

    Flux<Count> counts(UUID town, Instant since) {
        return database.sql("""
                        select kind, state, errcode, why, count(*) as messages, count(reached_at) as reached
                          from messages.message
                         where town_id = :town and written_at >= :since
                         group by kind, state, errcode, why
                        """)
                .bind("town", town)
                .bind("since", since)
                .mapProperties(Count.class)
                .all();
    }

    /**
     * One message that did not get through.
     *
     * @param errwords why not, in words
     */
    record Failed(
            UUID id,
            UUID personId,
            @Nullable UUID householdId,
            Kind kind,
            Message.State state,
            Instant happenedAt,
            Instant endedAt,
            int tries,
            @Nullable Integer errcode,
            @Nullable String errwords) {}

    Flux<Failed> failed(UUID town, @Nullable UUID before, int rows) {
        return database.sql("""
                        select id, person_id, household_id, kind, state, happened_at, ended_at, tries, errcode, errwords
                          from messages.message
                         where town_id = :town and state in ('REFUSED', 'GIVEN_UP', 'UNSURE')
                           and (cast(:before as uuid) is null or id < :before)
                         order by id desc limit :rows
                        """)
                .bind("town", town)
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(Failed.class)
                .all();
    }
}
