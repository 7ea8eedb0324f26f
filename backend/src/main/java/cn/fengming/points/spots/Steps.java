package cn.fengming.points.spots;

import cn.fengming.points.kernel.Maybe;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The log of spots: written with every move, never changed. */
@Component
class Steps {

    private final DatabaseClient database;

    Steps(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(UUID town, SpotStep step) {
        return database.sql("""
                        insert into spots.step
                          (town_id, spot_id, number, move, from_state, to_state, by_person, by_home, capacity, at,
                           reason, details, photos)
                        values
                          (:town, :spot, :number, :move, :from, :to, :by, :home, :capacity, :at,
                           :reason, :details, :photos)
                        """)
                .bind("town", town)
                .bind("spot", step.spot())
                .bind("number", step.number())
                .bind("move", step.move().name())
                .bind("from", Maybe.of(String.class, name(step.from())))
                .bind("to", step.to().name())
                .bind("by", step.by())
                .bind("home", Maybe.of(UUID.class, step.byHome()))
                .bind("capacity", step.capacity().name())
                .bind("at", step.at())
                .bind("reason", Maybe.of(String.class, step.reason()))
                .bind("details", Maybe.of(Json.class, step.details() == null ? null : Json.of(step.details())))
                .bind("photos", step.photos().toArray(UUID[]::new))
                .then();
    }

    private static @Nullable String name(@Nullable SpotState state) {
        return state == null ? null : state.name();
    }

    /** Oldest first. */
    Flux<SpotStep> of(UUID town, UUID spot) {
        return database.sql("""
                        select spot_id, number, move, from_state, to_state, by_person, by_home, capacity, at, reason,
                               details::text as details, photos
                          from spots.step where town_id = :town and spot_id = :spot order by number
                        """)
                .bind("town", town)
                .bind("spot", spot)
                .map(Steps::step)
                .all();
    }

    private static SpotStep step(Readable row) {
        Cells cells = new Cells(row);
        return new SpotStep(
                cells.id("spot_id"),
                cells.count("number"),
                cells.word("move", Move.class),
                cells.wordOrNull("from_state", SpotState.class),
                cells.word("to_state", SpotState.class),
                cells.id("by_person"),
                cells.idOrNull("by_home"),
                cells.word("capacity", Capacity.class),
                cells.moment("at"),
                cells.textOrNull("reason"),
                cells.textOrNull("details"),
                List.of(cells.of("photos", UUID[].class)));
    }
}
