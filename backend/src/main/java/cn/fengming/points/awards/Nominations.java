package cn.fengming.points.awards;

import cn.fengming.points.kernel.Problem;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Nominations and the homes they name. */
@Component
class Nominations {

    private final DatabaseClient database;

    Nominations(DatabaseClient database) {
        this.database = database;
    }

    /** A home named, and through which application it earns: null until the nomination is accepted. */
    record Home(UUID nomination, UUID household, @Nullable UUID application) {}

    Mono<Nomination> add(Nomination nomination, Collection<UUID> households) {
        return database.sql("""
                        insert into awards.nomination
                          (town_id, id, village_id, kind, nominated_on, quarter, name, member_id, public_name, words,
                           nominated_by, nominated_from, nominated_at, state)
                        values (:town, :id, :village, :kind, :day, :quarter, :name, :member, :public, :words,
                                :by, :from, :at, :state)
                        """)
                .bind("town", nomination.town())
                .bind("id", nomination.id())
                .bind("village", nomination.village())
                .bind("kind", nomination.kind().name())
                .bind("day", nomination.nominatedOn())
                .bind("quarter", nomination.quarter().code())
                .bind("name", Cells.orNull(nomination.name(), String.class))
                .bind("member", Cells.orNull(nomination.member(), UUID.class))
                .bind("public", nomination.publicName())
                .bind("words", nomination.words())
                .bind("by", nomination.nominatedBy())
                .bind("from", Cells.orNull(nomination.nominatedFrom(), UUID.class))
                .bind("at", nomination.nominatedAt())
                .bind("state", nomination.state().name())
                .then()
                .then(addHomes(nomination, households))
                .thenReturn(nomination);
    }

    private Mono<Void> addHomes(Nomination nomination, Collection<UUID> households) {
        return database.sql("""
                        insert into awards.nomination_home (town_id, nomination_id, household_id)
                        select :town, :nomination, household from unnest(:households) as home (household)
                        """)
                .bind("town", nomination.town())
                .bind("nomination", nomination.id())
                .bind("households", households.toArray(UUID[]::new))
                .then();
    }

    Mono<Nomination> find(UUID town, UUID id) {
        return one("select * from awards.nomination where town_id = :town and id = :id", town, id);
    }

    /** Reads one and keeps everybody else from deciding it until the transaction ends. */
    Mono<Nomination> lock(UUID town, UUID id) {
        return one("select * from awards.nomination where town_id = :town and id = :id for update", town, id);
    }

    private Mono<Nomination> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .map(row -> nomination(new Cells(row)))
                .one()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次提名")));
    }

    /** The nomination an application came from; empty for other applications. */
    Mono<Nomination> ofApplication(UUID town, UUID application) {
        return database.sql("""
                        select n.* from awards.nomination n
                          join awards.nomination_home h on h.town_id = n.town_id and h.nomination_id = n.id
                         where h.town_id = :town and h.application_id = :application
                        """)
                .bind("town", town)
                .bind("application", application)
                .map(row -> nomination(new Cells(row)))
                .one();
    }

    Mono<Void> save(Nomination decided) {
        return database.sql("""
                        update awards.nomination
                           set state = :state, citation = :citation, reason = :reason,
                               decided_by = :by, decided_at = :at
                         where town_id = :town and id = :id and state = 'NOMINATED'
                        """)
                .bind("town", decided.town())
                .bind("id", decided.id())
                .bind("state", decided.state().name())
                .bind("citation", Cells.orNull(decided.citation(), String.class))
                .bind("reason", Cells.orNull(decided.reason(), String.class))
                .bind("by", Cells.orNull(decided.decidedBy(), UUID.class))
                .bind("at", Cells.orNull(decided.decidedAt(), java.time.Instant.class))
                .fetch()
                .rowsUpdated()
                .filter(saved -> saved == 1)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("nomination-decided", "这次提名刚刚被别人办理")))
                .then();
    }

    Mono<Void> earnsThrough(UUID town, UUID nomination, UUID household, UUID application) {
        return database.sql("""
                        update awards.nomination_home set application_id = :application
                         where town_id = :town and nomination_id = :nomination and household_id = :household
                        """)
                .bind("town", town)
                .bind("nomination", nomination)
                .bind("household", household)
                .bind("application", application)
                .then();
    }

    Flux<Home> homes(UUID town, Collection<UUID> nominations) {
        return database.sql("""
                        select nomination_id as nomination, household_id as household, application_id as application
                          from awards.nomination_home
                         where town_id = :town and nomination_id = any(:nominations)
                         order by nomination_id, household_id
                        """)
                .bind("town", town)
                .bind("nominations", nominations.toArray(UUID[]::new))
                .mapProperties(Home.class)
                .all();
    }

    /** Of a village, newest first; {@code state} null for every state. */
    Flux<Nomination> ofVillage(
            UUID town, UUID village, Nomination.@Nullable State state, @Nullable UUID after, int limit) {
        return database.sql("""
                        select * from awards.nomination
                         where town_id = :town and village_id = :village
                           and (cast(:state as text) is null or state = :state)
                           and (cast(:after as uuid) is null or id < :after)
                         order by id desc limit :limit
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("state", Cells.orNull(state == null ? null : state.name(), String.class))
                .bind("after", Cells.orNull(after, UUID.class))
                .bind("limit", limit)
                .map(row -> nomination(new Cells(row)))
                .all();
    }

    /** Made by one person, newest first. */
    Flux<Nomination> by(UUID town, UUID person, @Nullable UUID after, int limit) {
        return database.sql("""
                        select * from awards.nomination
                         where town_id = :town and nominated_by = :person
                           and (cast(:after as uuid) is null or id < :after)
                         order by id desc limit :limit
                        """)
                .bind("town", town)
                .bind("person", person)
                .bind("after", Cells.orNull(after, UUID.class))
                .bind("limit", limit)
                .map(row -> nomination(new Cells(row)))
                .all();
    }

    /** Accepted ones behind these applications that no honour stands for yet, in the order of their ids. */
    Flux<Nomination> withoutHonour(UUID town, List<UUID> applications) {
        return database.sql("""
                        select n.* from awards.nomination n
                         where n.town_id = :town
                           and n.id in (select h.nomination_id from awards.nomination_home h
                                         where h.town_id = :town and h.application_id = any(:applications))
                           and not exists (select from awards.honour o
                                            where o.town_id = n.town_id and o.nomination_id = n.id)
                         order by n.id
                           for update of n
                        """)
                .bind("town", town)
                .bind("applications", applications.toArray(UUID[]::new))
                .map(row -> nomination(new Cells(row)))
                .all();
    }

    private static Nomination nomination(Cells cells) {
        return new Nomination(
                cells.id("id"),
                cells.id("town_id"),
                cells.id("village_id"),
                cells.word("kind", HonourKind.class),
                cells.day("nominated_on"),
                cells.quarter("quarter"),
                cells.textOrNull("name"),
                cells.idOrNull("member_id"),
                cells.text("public_name"),
                cells.text("words"),
                cells.textOrNull("citation"),
                cells.id("nominated_by"),
                cells.idOrNull("nominated_from"),
                cells.moment("nominated_at"),
                cells.word("state", Nomination.State.class),
                cells.idOrNull("decided_by"),
                cells.momentOrNull("decided_at"),
                cells.textOrNull("reason"));
    }
}
