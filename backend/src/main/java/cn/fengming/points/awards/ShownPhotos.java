package cn.fengming.points.awards;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which photos were handed in with an application, and what they show. Added with it, never changed. */
@Component
class ShownPhotos {

    private final DatabaseClient database;

    ShownPhotos(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(Application application, List<ShownPhoto> photos) {
        return photos.isEmpty()
                ? Mono.empty()
                : database.sql("""
                                insert into awards.application_photo (town_id, application_id, photo_id, stage)
                                select :town, :application, photo, stage
                                  from unnest(:photos, :stages) as line (photo, stage)
                                """)
                        .bind("town", application.town())
                        .bind("application", application.id())
                        .bind("photos", photos.stream().map(ShownPhoto::id).toArray(UUID[]::new))
                        .bind(
                                "stages",
                                photos.stream()
                                        .map(photo -> photo.stage().name())
                                        .toArray(String[]::new))
                        .then();
    }

    Flux<ShownPhoto> of(UUID town, UUID application) {
        return database.sql("""
                        select photo_id as id, stage from awards.application_photo
                         where town_id = :town and application_id = :application order by stage, photo_id
                        """)
                .bind("town", town)
                .bind("application", application)
                .mapProperties(ShownPhoto.class)
                .all();
    }
}
