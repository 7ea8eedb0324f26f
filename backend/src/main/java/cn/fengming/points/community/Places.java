package cn.fengming.points.community;

import cn.fengming.points.kernel.Json;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Towns, villages, groups and grids. */
@Component
class Places {

    private final DatabaseClient database;
    private final Json json;

    Places(DatabaseClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    Mono<Town> town(UUID town) {
        return database.sql("select town_id as id, name, code from community.town where town_id = :town")
                .bind("town", town)
                .mapProperties(Town.class)
                .one();
    }

    Flux<Town> towns() {
        return database.sql("select town_id as id, name, code from community.town order by name, town_id")
                .mapProperties(Town.class)
                .all();
    }

    Mono<TownSettings> settings(UUID town) {
        return database.sql("select settings from community.town where town_id = :town")
                .bind("town", town)
                .mapValue(io.r2dbc.postgresql.codec.Json.class)
                .one()
                .map(stored -> json.read(stored, TownSettings.class));
    }

    Mono<Village> village(UUID town, UUID village) {
        return database.sql("""
                        select id, town_id as town, name, spelling from community.village
                        where town_id = :town and id = :village
                        """)
                .bind("town", town)
                .bind("village", village)
                .mapProperties(Village.class)
                .one();
    }

    Flux<Village> villages(UUID town) {
        return database.sql("""
                        select id, town_id as town, name, spelling from community.village
                        where town_id = :town
                        order by spelling, id
                        """).bind("town", town).mapProperties(Village.class).all();
    }
}
