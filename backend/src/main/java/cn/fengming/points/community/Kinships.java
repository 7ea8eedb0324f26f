package cn.fengming.points.community;

import cn.fengming.points.kernel.Actor;
import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Pairs of households that are kin. Stored once a pair, the same from either side. */
@Component
class Kinships {

    /** Where the knowledge comes from. Only what the committee recorded can be withdrawn. */
    enum Origin {
        RECORDED,
        SPLIT,
        MERGE
    }

    private final DatabaseClient database;
    private final Clock clock;

    Kinships(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Boolean> exists(UUID town, UUID one, UUID other) {
        return database.sql("""
                        select exists (
                          select from community.kinship
                          where town_id = :town
                            and household_a = least(:one, :other) and household_b = greatest(:one, :other)) as kin
                        """)
                .bind("town", town)
                .bind("one", one)
                .bind("other", other)
                .mapValue(Boolean.class)
                .one();
    }

    Flux<Kin> of(UUID town, UUID household) {
        return database.sql("""
                        select h.id as household, h.head_name, h.village_id as village, k.origin, k.recorded_at
                        from community.kinship k
                        join community.household h on h.town_id = k.town_id
                         and h.id = case when k.household_a = :household then k.household_b else k.household_a end
                        where k.town_id = :town and :household in (k.household_a, k.household_b)
                        order by k.recorded_at, h.id
                        """)
                .bind("town", town)
                .bind("household", household)
                .mapProperties(Kin.class)
                .all();
    }

    Flux<KinPair> all(UUID town) {
        return database.sql("""
                        select household_a as one, household_b as other from community.kinship where town_id = :town
                        """).bind("town", town).mapProperties(KinPair.class).all();
    }

    /** Emits false when the two were kin already. */
    Mono<Boolean> add(Actor by, UUID one, UUID other, Origin origin) {
        return database.sql("""
                        insert into community.kinship
                          (town_id, household_a, household_b, origin, recorded_by, recorded_at)
                        values (:town, least(:one, :other), greatest(:one, :other), :origin, :by, :at)
                        on conflict on constraint kinship_pk do nothing
                        """)
                .bind("town", by.town())
                .bind("one", one)
                .bind("other", other)
                .bind("origin", origin.name())
                .bind("by", by.person())
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Whoever is kin to {@code from} becomes kin to {@code to} as well. */
    Mono<Void> inherit(Actor by, UUID from, UUID to, Origin origin) {
        return database.sql("""
                        insert into community.kinship
                          (town_id, household_a, household_b, origin, recorded_by, recorded_at)
                        select :town, least(other, :to), greatest(other, :to), :origin, :by, :at
                        from (select case when household_a = :from then household_b else household_a end as other
                              from community.kinship
                              where town_id = :town and :from in (household_a, household_b)) kin
                        where other <> :to
                        on conflict on constraint kinship_pk do nothing
                        """)
                .bind("town", by.town())
                .bind("from", from)
                .bind("to", to)
                .bind("origin", origin.name())
                .bind("by", by.person())
                .bind("at", clock.instant())
                .then();
    }

    /** Emits false when no such kinship was recorded by hand. */
    Mono<Boolean> withdraw(UUID town, UUID one, UUID other) {
        return database.sql("""
                        delete from community.kinship
                        where town_id = :town and origin = 'RECORDED'
                          and household_a = least(:one, :other) and household_b = greatest(:one, :other)
                        """)
                .bind("town", town)
                .bind("one", one)
                .bind("other", other)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }
}
