package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Returns of goods; at most one of a redemption waits or is confirmed. */
@Component
class Returns {

    private final DatabaseClient database;

    Returns(DatabaseClient database) {
        this.database = database;
    }

    /** Emits nothing when the redemption has one that waits or is confirmed. */
    Mono<GoodsReturn> propose(UUID town, UUID id, Redemption redemption, String reason, Actor by, Instant at) {
        return database.sql("""
                        insert into store.goods_return (town_id, id, redemption_id, village_id, state, reason,
                          proposed_by, proposer_name, proposed_at)
                        values (:town, :id, :redemption, :village, 'PROPOSED', :reason, :by, :name, :at)
                        on conflict (town_id, redemption_id) where state <> 'REJECTED' do nothing
                        returning *
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("redemption", redemption.id())
                .bind("village", redemption.villageId())
                .bind("reason", reason)
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .mapProperties(GoodsReturn.class)
                .one();
    }

    Mono<GoodsReturn> lock(UUID town, UUID id) {
        return database.sql("select * from store.goods_return where town_id = :town and id = :id for update")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(GoodsReturn.class)
                .one();
    }

    Mono<GoodsReturn> decide(UUID town, UUID id, GoodsReturn.Decision decision, Actor by, Instant at) {
        return database.sql("""
                        update store.goods_return
                        set state = :state, decided_by = :by, decider_name = :name, decided_at = :at, remark = :remark
                        where town_id = :town and id = :id and state = 'PROPOSED'
                        returning *
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("state", decision.outcome().name())
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .bind("remark", Maybe.of(String.class, decision.remark()))
                .mapProperties(GoodsReturn.class)
                .one();
    }

    /** Newest first. */
    Flux<GoodsReturn> ofVillage(UUID town, UUID village, @Nullable UUID before, int rows) {
        return database.sql("""
                        select * from store.goods_return
                        where town_id = :town and village_id = :village
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :rows
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(GoodsReturn.class)
                .all();
    }
}
