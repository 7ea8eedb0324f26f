package cn.fengming.points.awards;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Honours and their re-checks. */
@Component
class Honours {

    private final DatabaseClient database;
    private final CapCounts turns;

    Honours(DatabaseClient database, CapCounts turns) {
        this.database = database;
        this.turns = turns;
    }

    /** The next number of a kind's certificates in a quarter. Others wait for theirs until the transaction ends. */
    Mono<Long> nextNumber(UUID town, HonourKind kind, Quarter quarter) {
        return turns.turn("awards.certificate/" + town + "/" + quarter + "/" + kind)
                .then(Mono.defer(() -> database.sql("""
                                select count(*) + 1 from awards.honour
                                 where town_id = :town and kind = :kind and quarter = :quarter
                                """)
                        .bind("town", town)
                        .bind("kind", kind.name())
                        .bind("quarter", quarter.code())
                        .mapValue(Long.class)
                        .one()));
    }

    Mono<Honour> add(Honour honour) {
        return database.sql("""
                        insert into awards.honour
                          (town_id, id, nomination_id, village_id, kind, quarter, certificate, public_name, citation,
                           stands_since, state)
                        values (:town, :id, :nomination, :village, :kind, :quarter, :certificate, :name, :citation,
                                :since, :state)
                        """)
                .bind("town", honour.town())
                .bind("id", honour.id())
                .bind("nomination", honour.nomination())
                .bind("village", honour.village())
                .bind("kind", honour.kind().name())
                .bind("quarter", honour.quarter().code())
                .bind("certificate", honour.certificate())
                .bind("name", honour.publicName())
                .bind("citation", Cells.orNull(honour.citation(), String.class))
                .bind("since", honour.standsSince())
                .bind("state", honour.state().name())
                .then()
                .thenReturn(honour);
    }

    Mono<Honour> find(UUID town, UUID id) {
        return one("select * from awards.honour where town_id = :town and id = :id", town, id);
    }

    /** Reads one and keeps everybody else from checking or taking it down until the transaction ends. */
    Mono<Honour> lock(UUID town, UUID id) {
        return one("select * from awards.honour where town_id = :town and id = :id for update", town, id);
    }

    private Mono<Honour> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .map(row -> honour(new Cells(row)))
                .one()
                .switchIfEmpty(unknown());
    }

    static <T> Mono<T> unknown() {
        return Mono.error(() -> Problem.notFound("这项荣誉"));
    }

    Mono<Void> saveTakenDown(Honour honour) {
        return database.sql("""
                        update awards.honour set state = :state, ended_by = :by, ended_at = :at, reason = :reason
                         where town_id = :town and id = :id and state = 'STANDING'
                        """)
                .bind("town", honour.town())
                .bind("id", honour.id())
                .bind("state", honour.state().name())
                .bind("by", Cells.orNull(honour.endedBy(), UUID.class))
                .bind("at", Cells.orNull(honour.endedAt(), Instant.class))
                .bind("reason", Cells.orNull(honour.reason(), String.class))
                .then();
    }

    /** Of a village, newest first; only those that stand unless {@code all}. */
    Flux<Honour> ofVillage(UUID town, UUID village, boolean all, @Nullable UUID after, int limit) {
        return database.sql("""
                        select * from awards.honour
                         where town_id = :town and village_id = :village
                           and (:all or state = 'STANDING')
                           and (cast(:after as uuid) is null or id < :after)
                         order by id desc limit :limit
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("all", all)
                .bind("after", Cells.orNull(after, UUID.class))
                .bind("limit", limit)
                .map(row -> honour(new Cells(row)))
                .all();
    }

    /** The homes that share these honours: earned by a posting, whatever a short pool could pay of it. */
    Flux<Nominations.Home> homes(UUID town, Collection<UUID> nominations) {
        return database.sql("""
                        select h.nomination_id as nomination, h.household_id as household,
                               h.application_id as application
                          from awards.nomination_home h
                          join awards.application a on a.town_id = h.town_id and a.id = h.application_id
                         where h.town_id = :town and h.nomination_id = any(:nominations)
                           and (a.state in ('POSTED', 'SET_OFF') or (a.state = 'LAPSED' and a.posting_id is not null))
                         order by h.nomination_id, h.household_id
                        """)
                .bind("town", town)
                .bind("nominations", nominations.toArray(UUID[]::new))
                .mapProperties(Nominations.Home.class)
                .all();
    }

    Mono<HonourCheck> addCheck(UUID town, UUID honour, HonourCheck check) {
        return database.sql("""
                        insert into awards.honour_check
                          (town_id, honour_id, id, checked_on, kept, words, checked_by, checked_at)
                        values (:town, :honour, :id, :on, :kept, :words, :by, :at)
                        """)
                .bind("town", town)
                .bind("honour", honour)
                .bind("id", check.id())
                .bind("on", check.checkedOn())
                .bind("kept", check.kept())
                .bind("words", check.words())
                .bind("by", check.checkedBy())
                .bind("at", check.checkedAt())
                .then()
                .thenReturn(check);
    }

    /** Newest first. */
    Flux<HonourCheck> checks(UUID town, UUID honour) {
        return database.sql("""
                        select id, checked_on, kept, words, checked_by, checked_at from awards.honour_check
                         where town_id = :town and honour_id = :honour order by id desc
                        """)
                .bind("town", town)
                .bind("honour", honour)
                .mapProperties(HonourCheck.class)
                .all();
    }

    private static Honour honour(Cells cells) {
        return new Honour(
                cells.id("id"),
                cells.id("town_id"),
                cells.id("nomination_id"),
                cells.id("village_id"),
                cells.word("kind", HonourKind.class),
                cells.quarter("quarter"),
                cells.text("certificate"),
                cells.text("public_name"),
                cells.textOrNull("citation"),
                cells.moment("stands_since"),
                cells.word("state", Honour.State.class),
                cells.idOrNull("ended_by"),
                cells.momentOrNull("ended_at"),
                cells.textOrNull("reason"));
    }
}
