package cn.fengming.points.season;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Maybe;
import cn.fengming.points.kernel.Quarter;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gifts, and what they may cost. What is spent of a limit is a row, guarded in the statement that counts it up. */
@Component
class Gifts {

    private static final String SELECT = """
            select id, village_id as village, household_id as household, good_id as good, good_name, pieces, fen, quarter,
              reason, state, proposed_by, proposer_name, proposed_at, decided_by, decider_name, decided_at, remark,
              reserve_id, ender_name, ended_at, ended_words
            from season.gift
            """;

    private final DatabaseClient database;

    Gifts(DatabaseClient database) {
        this.database = database;
    }

    /** False when it is there already. */
    Mono<Boolean> propose(
            UUID town, UUID id, Gift.Form form, String name, long fen, Quarter quarter, Actor by, Instant at) {
        return database.sql("""
                        insert into season.gift (town_id, id, village_id, household_id, good_id, good_name, pieces, fen,
                          quarter, reason, state, proposed_by, proposer_name, proposed_at)
                        values (:town, :id, :village, :household, :good, :goodName, :pieces, :fen,
                          :quarter, :reason, 'PROPOSED', :by, :name, :at)
                        on conflict on constraint gift_pk do nothing
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("village", form.village())
                .bind("household", form.household())
                .bind("good", form.good())
                .bind("goodName", name)
                .bind("pieces", form.pieces())
                .bind("fen", fen)
                .bind("quarter", quarter.code())
                .bind("reason", form.reason().strip())
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Gift> find(UUID town, UUID id) {
        return one(SELECT + "where town_id = :town and id = :id", town, id);
    }

    Mono<Gift> lock(UUID town, UUID id) {
        return one(SELECT + "where town_id = :town and id = :id for update", town, id);
    }

    private Mono<Gift> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Gift.class)
                .one();
    }

    Mono<Void> decide(
            UUID town,
            UUID id,
            Gift.State state,
            @Nullable UUID reserve,
            @Nullable String remark,
            Actor by,
            Instant at) {
        return database.sql("""
                        update season.gift
                        set state = :state, reserve_id = :reserve, remark = :remark,
                          decided_by = :by, decider_name = :name, decided_at = :at
                        where town_id = :town and id = :id and state = 'PROPOSED'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("state", state.name())
                .bind("reserve", Maybe.of(UUID.class, reserve))
                .bind("remark", Maybe.of(String.class, remark))
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .then();
    }

    Mono<Void> end(UUID town, UUID id, Gift.State state, String words, Actor by, Instant at) {
        return database.sql("""
                        update season.gift
                        set state = :state, ended_words = :words, ended_by = :by, ender_name = :name, ended_at = :at
                        where town_id = :town and id = :id and state = 'READY'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("state", state.name())
                .bind("words", words)
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .then();
    }

    /** Newest first; {@code village} null for the whole town, {@code handedOnly} for the public list. */
    Flux<Gift> list(UUID town, @Nullable UUID village, boolean handedOnly, @Nullable UUID before, int rows) {
        return database.sql(SELECT + """
                        where town_id = :town
                          and (cast(:village as uuid) is null or village_id = :village)
                          and (not :handed or state = 'HANDED')
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :rows
                        """)
                .bind("town", town)
                .bind("village", Maybe.of(UUID.class, village))
                .bind("handed", handedOnly)
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(Gift.class)
                .all();
    }

    Mono<Void> setLimit(UUID town, Quarter quarter, long fen, UUID by, Instant at) {
        return database.sql("""
                        insert into season.gift_limit (town_id, quarter, fen, decided_by, decided_at)
                        values (:town, :quarter, :fen, :by, :at)
                        on conflict on constraint gift_limit_pk do update
                        set fen = excluded.fen, decided_by = excluded.decided_by, decided_at = excluded.decided_at
                        """)
                .bind("town", town)
                .bind("quarter", quarter.code())
                .bind("fen", fen)
                .bind("by", by)
                .bind("at", at)
                .then();
    }

    Mono<Long> limit(UUID town, int quarter) {
        return database.sql("select fen from season.gift_limit where town_id = :town and quarter = :quarter")
                .bind("town", town)
                .bind("quarter", quarter)
                .mapValue(Long.class)
                .one();
    }

    /** False when the village's gifts of the quarter would cost more than they may. */
    Mono<Boolean> spend(UUID town, Gift gift, long most) {
        return database.sql("""
                        insert into season.gift_spent as s (town_id, village_id, quarter, fen, most)
                        select :town, :village, :quarter, cast(:fen as bigint), cast(:most as bigint)
                        where cast(:fen as bigint) <= cast(:most as bigint)
                        on conflict on constraint gift_spent_pk do update
                        set fen = s.fen + excluded.fen, most = excluded.most
                        where s.fen + excluded.fen <= excluded.most
                        """)
                .bind("town", town)
                .bind("village", gift.village())
                .bind("quarter", gift.quarter())
                .bind("fen", gift.fen())
                .bind("most", most)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> giveBack(UUID town, Gift gift) {
        return database.sql("""
                        update season.gift_spent set fen = fen - :fen
                        where town_id = :town and village_id = :village and quarter = :quarter
                        """)
                .bind("town", town)
                .bind("village", gift.village())
                .bind("quarter", gift.quarter())
                .bind("fen", gift.fen())
                .then();
    }

    /** What a village has spent in a quarter. */
    record Spent(UUID village, long fen) {}

    Flux<Spent> spent(UUID town, Quarter quarter) {
        return database.sql("""
                        select village_id as village, fen from season.gift_spent
                        where town_id = :town and quarter = :quarter order by village_id
                        """)
                .bind("town", town)
                .bind("quarter", quarter.code())
                .mapProperties(Spent.class)
                .all();
    }
}
