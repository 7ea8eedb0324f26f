package cn.fengming.points.community;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Pairs of households that are kin. Stored once a pair, read from either side. */
@Component
class Kinships {

    private final DatabaseClient database;

    Kinships(DatabaseClient database) {
        this.database = database;
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
}
