package cn.fengming.points.spots;

import cn.fengming.points.media.Photo;
import cn.fengming.points.media.Photos;
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What people wrote and showed about a spot that others will read and see: for whoever checks it. */
@Component
public class SpotTexts {

    private final DatabaseClient database;
    private final Photos photos;

    SpotTexts(DatabaseClient database, Photos photos) {
        this.database = database;
        this.photos = photos;
    }

    /** The report, every rectification and every reopening, oldest first. Empty when there is no such spot. */
    public Mono<List<Said>> of(UUID town, UUID spot) {
        return Mono.zip(said(town, spot).collectList(), after(town, spot), SpotTexts::whole)
                .filter(all -> !all.isEmpty());
    }

    /** A self-cleaned spot is reported with photos of after, which no step names. */
    private static List<Said> whole(List<Said> steps, List<UUID> after) {
        if (steps.isEmpty()) {
            return steps;
        }
        Set<UUID> named = steps.stream().flatMap(said -> said.photos().stream()).collect(Collectors.toSet());
        List<Said> all = new ArrayList<>(steps);
        all.set(
                0,
                steps.get(0)
                        .with(after.stream()
                                .filter(photo -> !named.contains(photo))
                                .toList()));
        return all;
    }

    private Mono<List<UUID>> after(UUID town, UUID spot) {
        return photos.of(town, Ways.AFTER, spot).map(Photo::id).collectList();
    }

    private Flux<Said> said(UUID town, UUID spot) {
        return database.sql("""
                        select t.number, t.by_person, t.photos,
                               case t.move when 'REPORT' then concat_ws(' ', s.place, s.words) else t.reason end words
                          from spots.step t
                          join spots.spot s on s.town_id = t.town_id and s.id = t.spot_id
                         where t.town_id = :town and t.spot_id = :spot and t.move in ('REPORT', 'RECTIFY', 'REOPEN')
                         order by t.number
                        """)
                .bind("town", town)
                .bind("spot", spot)
                .map(SpotTexts::said)
                .all();
    }

    private static Said said(Readable row) {
        return new Said(
                Objects.requireNonNull(row.get("number", Integer.class)),
                Objects.requireNonNull(row.get("by_person", UUID.class)),
                row.get("words", String.class),
                List.of(Objects.requireNonNull(row.get("photos", UUID[].class))));
    }
}
