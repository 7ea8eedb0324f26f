package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who may act for whom. One household of kin stands once for a household at a time. */
@Component
class Proxies {

    private final DatabaseClient database;

    Proxies(DatabaseClient database) {
        this.database = database;
    }

    /** False when the id is there already. */
    Mono<Boolean> add(UUID town, Proxy proxy) {
        return database.sql("""
                        insert into store.proxy (town_id, id, household_id, village_id, kin_id, name, relation, by_itself,
                          registered_by, registrar_name, registered_at)
                        values (:town, :id, :household, :village, :kin, :name, :relation, :itself, :by, :byName, :at)
                        on conflict on constraint proxy_pk do nothing
                        """)
                .bind("town", town)
                .bind("id", proxy.id())
                .bind("household", proxy.householdId())
                .bind("village", proxy.villageId())
                .bind("kin", proxy.kinId())
                .bind("name", proxy.name())
                .bind("relation", proxy.relation())
                .bind("itself", proxy.byItself())
                .bind("by", proxy.registeredBy())
                .bind("byName", proxy.registrarName())
                .bind("at", proxy.registeredAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Proxy> find(UUID town, UUID id) {
        return database.sql("select * from store.proxy where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Proxy.class)
                .one();
    }

    /** The household whose people redeemed as kin of another; nothing when somebody else did. */
    Mono<UUID> kinWhoRedeemed(UUID town, UUID redemption) {
        return database.sql("""
                        select p.kin_id from store.errand e
                        join store.proxy p on p.town_id = :town and p.id = e.proxy_id
                        where e.town_id = :town and e.redemption_id = :redemption and e.part = 'REDEEMED'
                        """)
                .bind("town", town)
                .bind("redemption", redemption)
                .mapValue(UUID.class)
                .first();
    }

    /** Emits nothing when it has ended already. */
    Mono<Proxy> end(UUID town, UUID id, Actor by, Instant at, String reason) {
        return database.sql("""
                        update store.proxy set ended_by = :by, ended_at = :at, ended_reason = :reason
                        where town_id = :town and id = :id and ended_at is null
                        returning *
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("by", by.person())
                .bind("at", at)
                .bind("reason", reason)
                .mapProperties(Proxy.class)
                .one();
    }

    /** Alive ones in which one of these households stands on either side, oldest first. */
    Flux<Proxy> of(UUID town, Collection<UUID> homes) {
        return database.sql("""
                        select * from store.proxy
                        where town_id = :town and ended_at is null
                          and (household_id = any(:homes) or kin_id = any(:homes))
                        order by registered_at, id
                        """)
                .bind("town", town)
                .bind("homes", homes.toArray(UUID[]::new))
                .mapProperties(Proxy.class)
                .all();
    }

    /** The one by which people of these homes act for a household; nothing when they do not. */
    Mono<Proxy> between(UUID town, UUID household, Collection<UUID> homes) {
        return of(town, homes)
                .filter(proxy -> proxy.householdId().equals(household))
                .next();
    }
}
