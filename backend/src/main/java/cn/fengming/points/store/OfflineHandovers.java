package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What counters without a network told, under the ids their phones gave it. */
@Component
class OfflineHandovers {

    private final DatabaseClient database;

    OfflineHandovers(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(UUID town, OfflineHandover told) {
        return database.sql("""
                        insert into store.offline_handover (town_id, id, village_id, redemption_id, household_id, outcome,
                          words, clerk_id, clerk_name, handed_at, listed_at, arrived_at, collector, relation, first_by,
                          first_name, first_at)
                        values (:town, :id, :village, :redemption, :household, :outcome, :words, :clerk, :clerkName,
                          :handed, :listed, :arrived, :collector, :relation, :firstBy, :firstName, :firstAt)
                        """)
                .bind("town", town)
                .bind("id", told.id())
                .bind("village", told.villageId())
                .bind("redemption", told.redemptionId())
                .bind("household", told.householdId())
                .bind("outcome", told.outcome().name())
                .bind("words", told.words())
                .bind("clerk", told.clerkId())
                .bind("clerkName", told.clerkName())
                .bind("handed", told.handedAt())
                .bind("listed", told.listedAt())
                .bind("arrived", told.arrivedAt())
                .bind("collector", Maybe.of(String.class, told.collector()))
                .bind("relation", Maybe.of(String.class, told.relation()))
                .bind("firstBy", Maybe.of(UUID.class, told.firstBy()))
                .bind("firstName", Maybe.of(String.class, told.firstName()))
                .bind("firstAt", Maybe.of(Instant.class, told.firstAt()))
                .then();
    }

    Mono<OfflineHandover> find(UUID town, UUID id) {
        return one("select * from store.offline_handover where town_id = :town and id = :id", town, id);
    }

    Mono<OfflineHandover> lock(UUID town, UUID id) {
        return one("select * from store.offline_handover where town_id = :town and id = :id for update", town, id);
    }

    private Mono<OfflineHandover> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(OfflineHandover.class)
                .one();
    }

    Mono<OfflineHandover> explain(UUID town, UUID id, OfflineHandover.Explanation explanation, Actor by, Instant at) {
        return database.sql("""
                        update store.offline_handover
                        set explained_by = :by, explainer_name = :name, explained_at = :at, settled = :settled,
                          explanation = :words
                        where town_id = :town and id = :id and explained_at is null and outcome <> 'POSTED'
                        returning *
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .bind("settled", explanation.settled().name())
                .bind("words", explanation.words().strip())
                .mapProperties(OfflineHandover.class)
                .one();
    }

    /** Newest first; {@code village} null for the whole town. */
    Flux<OfflineHandover> list(
            UUID town, @Nullable UUID village, boolean differencesOnly, @Nullable UUID before, int rows) {
        return database.sql("""
                        select * from store.offline_handover
                        where town_id = :town and (cast(:village as uuid) is null or village_id = :village)
                          and (not :differences or outcome <> 'POSTED')
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :rows
                        """)
                .bind("town", town)
                .bind("village", Maybe.of(UUID.class, village))
                .bind("differences", differencesOnly)
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(OfflineHandover.class)
                .all();
    }
}
