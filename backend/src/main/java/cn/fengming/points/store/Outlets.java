package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stores of each town: the villages' own, which are known by the village, and the rows of all others. */
@Component
class Outlets {

    private static final String SELECT = """
            select id, kind, name, village_id as village, keeper, keeper_name, opens_on, closes_on, active
            from store.outlet
            """;

    private final DatabaseClient database;
    private final Community community;

    Outlets(DatabaseClient database, Community community) {
        this.database = database;
        this.community = community;
    }

    /** @throws Problem 404 when the town has no such store */
    Mono<Outlet> find(UUID town, UUID id) {
        return other(town, id)
                .switchIfEmpty(Mono.defer(() -> community.village(town, id).map(Outlet::of)))
                .onErrorMap(Problem.class, unknown -> Problem.notFound("这个兑换点"));
    }

    /** The store a redemption of a village lies in. */
    Mono<Outlet> of(UUID town, UUID village, @Nullable UUID elsewhere) {
        return find(town, elsewhere == null ? village : elsewhere);
    }

    private Mono<Outlet> other(UUID town, UUID id) {
        return database.sql(SELECT + "where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Outlet.class)
                .one();
    }

    /** All of a town: the villages' own in their order, then the others. */
    Flux<Outlet> list(UUID town) {
        return community.villages(town).map(Outlet::of).concatWith(others(town));
    }

    private Flux<Outlet> others(UUID town) {
        return database.sql(SELECT + "where town_id = :town order by id")
                .bind("town", town)
                .mapProperties(Outlet.class)
                .all();
    }

    /** Adds or changes one; its kind stays. Emits nothing when it is of another kind. */
    Mono<Outlet> save(UUID town, Outlet outlet, Actor by, Instant at) {
        return database.sql("""
                        insert into store.outlet as o (town_id, id, kind, name, village_id, keeper, keeper_name,
                          opens_on, closes_on, active, added_by, added_at)
                        values (:town, :id, :kind, :name, :village, :keeper, :keeperName, :opens, :closes, :active, :by, :at)
                        on conflict on constraint outlet_pk do update
                        set name = excluded.name, village_id = excluded.village_id, keeper = excluded.keeper,
                          keeper_name = excluded.keeper_name, opens_on = excluded.opens_on,
                          closes_on = excluded.closes_on, active = excluded.active
                        where o.kind = excluded.kind
                        returning id, kind, name, village_id as village, keeper, keeper_name, opens_on, closes_on, active
                        """)
                .bind("town", town)
                .bind("id", outlet.id())
                .bind("kind", outlet.kind().name())
                .bind("name", outlet.name())
                .bind("village", Maybe.of(UUID.class, outlet.village()))
                .bind("keeper", Maybe.of(UUID.class, outlet.keeper()))
                .bind("keeperName", Maybe.of(String.class, outlet.keeperName()))
                .bind("opens", Maybe.of(LocalDate.class, outlet.opensOn()))
                .bind("closes", Maybe.of(LocalDate.class, outlet.closesOn()))
                .bind("active", outlet.active())
                .bind("by", by.person())
                .bind("at", at)
                .mapProperties(Outlet.class)
                .one();
    }
}
