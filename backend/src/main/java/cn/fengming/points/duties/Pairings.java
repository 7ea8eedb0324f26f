package cn.fengming.points.duties;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which household is looked after from which post. */
@Component
class Pairings {

    private static final String PAIRING = """
            select id, position_id as position, household_id as household, village_id as village, worst, words, made_by,
                   made_at
            from duties.pairing
            """;

    private final DatabaseClient database;

    Pairings(DatabaseClient database) {
        this.database = database;
    }

    Flux<Pairing> in(UUID town, UUID village) {
        return database.sql(PAIRING + """
                        where town_id = :town and village_id = :village and ended_at is null
                        order by worst desc, id
                        """)
                .bind("town", town)
                .bind("village", village)
                .mapProperties(Pairing.class)
                .all();
    }

    Flux<Pairing> of(UUID town, UUID position) {
        return database.sql(PAIRING + """
                        where town_id = :town and position_id = :position and ended_at is null
                        order by worst desc, id
                        """)
                .bind("town", town)
                .bind("position", position)
                .mapProperties(Pairing.class)
                .all();
    }

    Mono<Pairing> ofHousehold(UUID town, UUID household) {
        return database.sql(PAIRING + "where town_id = :town and household_id = :household and ended_at is null")
                .bind("town", town)
                .bind("household", household)
                .mapProperties(Pairing.class)
                .one();
    }

    Mono<Void> add(UUID town, Pairing pairing) {
        return database.sql("""
                        insert into duties.pairing (town_id, id, position_id, household_id, village_id, worst, words,
                                                    made_by, made_at)
                        values (:town, :id, :position, :household, :village, :worst, :words, :by, :at)
                        """)
                .bind("town", town)
                .bind("id", pairing.id())
                .bind("position", pairing.position())
                .bind("household", pairing.household())
                .bind("village", pairing.village())
                .bind("worst", pairing.worst())
                .bind("words", pairing.words())
                .bind("by", pairing.madeBy())
                .bind("at", pairing.madeAt())
                .then();
    }

    Mono<Void> end(UUID town, UUID household, UUID by, Instant at) {
        return database.sql("""
                        update duties.pairing set ended_by = :by, ended_at = :at
                        where town_id = :town and household_id = :household and ended_at is null
                        """)
                .bind("town", town)
                .bind("household", household)
                .bind("by", by)
                .bind("at", at)
                .then();
    }
}
