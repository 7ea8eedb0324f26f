package cn.fengming.points.media;

import cn.fengming.points.kernel.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The log of blurs, and the photo's row where it has led: both change in one statement. */
@Component
class BlurRows {

    private final DatabaseClient database;
    private final Json json;

    BlurRows(DatabaseClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** Emits false when the photo was blurred since it was read. */
    Mono<Boolean> add(PhotoRow seen, Blur blur, String place, long sizeBytes) {
        return database.sql("""
                        with blurred as (
                          update media.photo
                             set place = :place, size_bytes = :size, original_place = coalesce(original_place, place),
                                 blurs = :number
                           where town_id = :town and id = :photo and blurs = :seen
                          returning town_id, id)
                        insert into media.blur
                          (town_id, photo_id, number, areas, reason, blurred_by, blurred_by_name, blurred_at, place)
                        select town_id, id, :number, :areas, :reason, :by, :name, :at, :place from blurred
                        """)
                .bind("place", place)
                .bind("size", sizeBytes)
                .bind("number", blur.number())
                .bind("town", seen.townId())
                .bind("photo", seen.id())
                .bind("seen", seen.blurs())
                .bind("areas", json.write(blur.areas()))
                .bind("reason", blur.reason())
                .bind("by", blur.blurredBy())
                .bind("name", blur.blurredByName())
                .bind("at", blur.blurredAt())
                .fetch()
                .rowsUpdated()
                .map(added -> added == 1);
    }

    Flux<Blur> of(UUID town, UUID photo) {
        return database.sql("""
                        select number, areas, reason, blurred_by, blurred_by_name, blurred_at
                          from media.blur where town_id = :town and photo_id = :photo order by number
                        """)
                .bind("town", town)
                .bind("photo", photo)
                .map(this::blur)
                .all();
    }

    private Blur blur(Readable row) {
        Area[] areas = json.read(value(row, "areas", io.r2dbc.postgresql.codec.Json.class), Area[].class);
        return new Blur(
                value(row, "number", Integer.class),
                List.of(areas),
                value(row, "reason", String.class),
                value(row, "blurred_by", UUID.class),
                value(row, "blurred_by_name", String.class),
                value(row, "blurred_at", Instant.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
