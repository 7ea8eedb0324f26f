package cn.fengming.points.spots;

import cn.fengming.points.kernel.Json;
import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The settings of towns; one that never decided anything has the program's own. */
@Component
class SettingsShelf {

    private final DatabaseClient database;
    private final Json json;
    private final Clock clock;

    SettingsShelf(DatabaseClient database, Json json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    Mono<SpotSettings> of(UUID town) {
        return database.sql("select settings from spots.settings where town_id = :town")
                .bind("town", town)
                .mapValue(io.r2dbc.postgresql.codec.Json.class)
                .one()
                .map(stored -> json.read(stored, SpotSettings.class))
                .defaultIfEmpty(SpotSettings.USUAL);
    }

    Mono<Void> save(UUID town, SpotSettings settings, UUID by) {
        return database.sql("""
                        insert into spots.settings (town_id, settings, changed_by, changed_at)
                        values (:town, :settings, :by, :at)
                        on conflict on constraint settings_pk
                        do update set settings = excluded.settings, changed_by = excluded.changed_by,
                                      changed_at = excluded.changed_at
                        """)
                .bind("town", town)
                .bind("settings", json.write(settings))
                .bind("by", by)
                .bind("at", clock.instant())
                .then();
    }
}
