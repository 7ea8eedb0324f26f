package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Losses, proposed by one and decided by another. */
@Component
class Losses {

    private final DatabaseClient database;

    Losses(DatabaseClient database) {
        this.database = database;
    }

    /** False when it is there already. */
    Mono<Boolean> propose(UUID town, UUID id, Good good, Loss.Form form, Actor by, Instant at) {
        return database.sql("""
                        insert into store.loss (town_id, id, outlet_id, good_id, name, kind, pieces, reason, state,
                          proposed_by, proposer_name, proposed_at)
                        values (:town, :id, :outlet, :good, :goodName, :kind, :pieces, :reason, 'PROPOSED', :by, :name, :at)
                        on conflict on constraint loss_pk do nothing
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("outlet", form.outlet())
                .bind("good", good.id())
                .bind("goodName", good.name())
                .bind("kind", form.kind().name())
                .bind("pieces", form.pieces())
                .bind("reason", form.reason().strip())
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Loss> find(UUID town, UUID id) {
        return one("select * from store.loss where town_id = :town and id = :id", town, id);
    }

    Mono<Loss> lock(UUID town, UUID id) {
        return one("select * from store.loss where town_id = :town and id = :id for update", town, id);
    }

    private Mono<Loss> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Loss.class)
                .one();
    }

    Mono<Loss> decide(UUID town, UUID id, Loss.Decision decision, Actor by, Instant at) {
        return database.sql("""
                        update store.loss
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
                .mapProperties(Loss.class)
                .one();
    }

    /** Newest first. */
    Flux<Loss> list(UUID town, UUID outlet, @Nullable UUID before, int rows) {
        return database.sql("""
                        select * from store.loss
                        where town_id = :town and outlet_id = :outlet and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :rows
                        """)
                .bind("town", town)
                .bind("outlet", outlet)
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(Loss.class)
                .all();
    }
}
