package cn.fengming.points.demo;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Rows of {@code demo.founding}: which demo towns were founded to the end. */
class Foundings {

    private final DatabaseClient database;

    Foundings(DatabaseClient database) {
        this.database = database;
    }

    Mono<Boolean> finished(UUID town) {
        return database.sql("select exists (select from demo.founding where town_id = :town)")
                .bind("town", town)
                .mapValue(Boolean.class)
                .one();
    }

    Mono<Long> finish(UUID town, Instant at) {
        return database.sql("insert into demo.founding (town_id, founded_at) values (:town, :at)")
                .bind("town", town)
                .bind("at", at)
                .fetch()
                .rowsUpdated();
    }
}
