package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of what was done for households, and how many households somebody collects for. */
@Component
class Errands {

    private final DatabaseClient database;

    Errands(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(UUID town, Errand errand) {
        return database.sql("""
                        insert into store.errand (town_id, id, redemption_id, village_id, household_id, quarter, part,
                          capacity, who, person_id, proxy_id, name, relation, reason, recorded_by, recorder_name, recorded_at)
                        values (:town, :id, :redemption, :village, :household, :quarter, :part,
                          :capacity, :who, :person, :proxy, :name, :relation, :reason, :by, :byName, :at)
                        """)
                .bind("town", town)
                .bind("id", errand.id())
                .bind("redemption", errand.redemptionId())
                .bind("village", errand.villageId())
                .bind("household", errand.householdId())
                .bind("quarter", errand.quarter())
                .bind("part", errand.part().name())
                .bind("capacity", errand.capacity().name())
                .bind("who", errand.who())
                .bind("person", Maybe.of(UUID.class, errand.personId()))
                .bind("proxy", Maybe.of(UUID.class, errand.proxyId()))
                .bind("name", errand.name())
                .bind("relation", errand.relation())
                .bind("reason", errand.reason())
                .bind("by", errand.recordedBy())
                .bind("byName", errand.recorderName())
                .bind("at", errand.recordedAt())
                .then();
    }

    Mono<Errand> find(UUID town, UUID id) {
        return one("select * from store.errand where town_id = :town and id = :id", town, id);
    }

    Mono<Errand> lock(UUID town, UUID id) {
        return one("select * from store.errand where town_id = :town and id = :id for update", town, id);
    }

    private Mono<Errand> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Errand.class)
                .one();
    }

    /** Lets one request after the other count for whom somebody collects. */
    Mono<Void> lockCollector(UUID town, int quarter, String who, int most) {
        return database.sql("""
                        insert into store.collector as c (town_id, quarter, who, most)
                        values (:town, :quarter, :who, :most)
                        on conflict on constraint collector_pk do update set most = excluded.most
                        """)
                .bind("town", town)
                .bind("quarter", quarter)
                .bind("who", who)
                .bind("most", most)
                .then();
    }

    /** How many other households somebody collects for in a quarter; what nobody collected after all does not count. */
    Mono<Long> collectedFor(UUID town, int quarter, String who, UUID except) {
        return database.sql("""
                        select count(distinct e.household_id) from store.errand e
                        join store.redemption r on r.town_id = :town and r.id = e.redemption_id
                        where e.town_id = :town and e.quarter = :quarter and e.who = :who and e.part = 'COLLECTED'
                          and e.withdrawn_at is null and e.household_id <> :except
                          and r.state not in ('CANCELLED', 'LAPSED')
                        """)
                .bind("town", town)
                .bind("quarter", quarter)
                .bind("who", who)
                .bind("except", except)
                .mapValue(Long.class)
                .one();
    }

    /** The one who is to collect a redemption does not: somebody else did, or they said so. */
    Mono<Long> withdrawCollecting(UUID town, UUID redemption, Instant at) {
        return database.sql("""
                        update store.errand set withdrawn_at = :at
                        where town_id = :town and redemption_id = :redemption and part = 'COLLECTED'
                          and withdrawn_at is null
                        """)
                .bind("town", town)
                .bind("redemption", redemption)
                .bind("at", at)
                .fetch()
                .rowsUpdated();
    }

    Mono<Errand> object(UUID town, UUID id, Actor by, Instant at, String words) {
        return database.sql("""
                        update store.errand set objected_by = :by, objected_at = :at, objection = :words
                        where town_id = :town and id = :id and objected_at is null
                        returning *
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("by", by.person())
                .bind("at", at)
                .bind("words", words)
                .mapProperties(Errand.class)
                .one();
    }

    Mono<Errand> answer(UUID town, UUID id, Actor by, Instant at, String words) {
        return database.sql("""
                        update store.errand
                        set answered_by = :by, answerer_name = :name, answered_at = :at, answer = :words
                        where town_id = :town and id = :id and objected_at is not null and answered_at is null
                        returning *
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .bind("words", words)
                .mapProperties(Errand.class)
                .one();
    }

    /** Newest first. */
    Flux<Errand> ofHouseholds(UUID town, Collection<UUID> homes, @Nullable UUID before, int rows) {
        return database.sql("""
                        select * from store.errand
                        where town_id = :town and household_id = any(:homes)
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :rows
                        """)
                .bind("town", town)
                .bind("homes", homes.toArray(UUID[]::new))
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(Errand.class)
                .all();
    }

    /** Newest first; {@code waiting} for those whose goods are still to be collected. */
    Flux<Errand> ofVillage(
            UUID town, UUID village, boolean objectedOnly, boolean waitingOnly, @Nullable UUID before, int rows) {
        return database.sql("""
                        select e.* from store.errand e
                        join store.redemption r on r.town_id = :town and r.id = e.redemption_id
                        where e.town_id = :town and e.village_id = :village
                          and (not :objected or (e.objected_at is not null and e.answered_at is null))
                          and (not :waiting or (e.part = 'COLLECTED' and e.withdrawn_at is null and r.state = 'OPEN'))
                          and (cast(:before as uuid) is null or e.id < :before)
                        order by e.id desc limit :rows
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("objected", objectedOnly)
                .bind("waiting", waitingOnly)
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(Errand.class)
                .all();
    }
}
