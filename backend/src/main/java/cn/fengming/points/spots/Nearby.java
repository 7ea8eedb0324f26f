package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.media.Photo;
import cn.fengming.points.media.Photos;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what is reported already, before it is reported again: close by, or on a photo much like this one. */
@Component
class Nearby {

    private static final int MOST = 5;
    private static final int ALIKE_BITS = 10;
    private static final int MOST_COMPARED = 60;

    private static final String OPEN = """
            s.town_id = :town and s.kind = :kind and s.state not in ('WRITTEN_OFF', 'DECLINED', 'MERGED')
            and s.listed and s.hidden_at is null and s.doubt is null
            """;

    private final DatabaseClient database;
    private final SettingsShelf settings;
    private final Photos photos;
    private final Ways ways;

    Nearby(DatabaseClient database, SettingsShelf settings, Photos photos, Ways ways) {
        this.database = database;
        this.settings = settings;
        this.photos = photos;
        this.ways = ways;
    }

    /** Where somebody stands and what they are about to report. */
    record Question(
            SpotKind kind,
            UUID village,
            @Nullable Double latitude,
            @Nullable Double longitude,
            List<UUID> photos) {}

    private record Hit(Spot spot, @Nullable Integer distance, boolean alike) {}

    /** At most five, the nearest first, then those that only look alike. */
    Mono<List<NearSpot>> find(Actor actor, Question question) {
        return Mono.zip(close(actor.town(), question), alike(actor.town(), question), Nearby::together)
                .flatMap(hits -> shown(actor, hits));
    }

    private Mono<List<Hit>> close(UUID town, Question question) {
        Double latitude = question.latitude();
        Double longitude = question.longitude();
        if (latitude == null || longitude == null) {
            return Mono.just(List.of());
        }
        return settings.of(town)
                .map(rules -> rules.of(question.kind()).radius())
                .flatMap(radius -> within(town, question.kind(), latitude, longitude, radius));
    }

    private Mono<List<Hit>> within(UUID town, SpotKind kind, double latitude, double longitude, int radius) {
        return close(town, kind, latitude, longitude, radius)
                .in(database)
                .map(row ->
                        new Hit(SpotRow.spot(row), (int) Math.round(new Cells(row).of("metres", Double.class)), false))
                .all()
                .collectList();
    }

    /** On a circle this small the earth is flat. */
    static Statement close(UUID town, SpotKind kind, double latitude, double longitude, int radius) {
        return new Statement(
                "select * from (select " + SpotRow.COLUMNS + """
                        , sqrt(power((s.latitude - :latitude) * :degree, 2)
                             + power((s.longitude - :longitude) * :degree * cos(radians(:latitude)), 2)) as metres
                          from spots.spot s where s.cell = any(:cells) and
                        """ + OPEN + """
                        ) near where metres <= :radius order by metres, id limit :most
                        """,
                Map.of(
                        "town",
                        town,
                        "kind",
                        kind.name(),
                        "latitude",
                        latitude,
                        "longitude",
                        longitude,
                        "degree",
                        Square.DEGREE,
                        "cells",
                        Square.around(latitude, longitude, radius),
                        "radius",
                        (double) radius,
                        "most",
                        MOST));
    }

    /** The latest of the village are compared, as nobody remembers older ones. */
    private Mono<List<Hit>> alike(UUID town, Question question) {
        if (question.photos().isEmpty()) {
            return Mono.just(List.of());
        }
        return database.sql("select " + SpotRow.COLUMNS + " from spots.spot s where s.village_id = :village and " + OPEN
                        + " order by s.id desc limit :most")
                .bind("town", town)
                .bind("village", question.village())
                .bind("kind", question.kind().name())
                .bind("most", MOST_COMPARED)
                .map(SpotRow::spot)
                .all()
                .collectList()
                .flatMap(latest -> alike(town, question.photos(), latest));
    }

    private Mono<List<Hit>> alike(UUID town, Collection<UUID> pictures, List<Spot> candidates) {
        return photos.alike(
                        town,
                        pictures,
                        Ways.REPORT,
                        candidates.stream().map(Spot::id).toList(),
                        ALIKE_BITS)
                .collect(Collectors.toSet())
                .map(found -> candidates.stream()
                        .filter(spot -> found.contains(spot.id()))
                        .map(spot -> new Hit(spot, null, true))
                        .toList());
    }

    private static List<Hit> together(List<Hit> close, List<Hit> alike) {
        Set<UUID> alikeIds = alike.stream().map(hit -> hit.spot().id()).collect(Collectors.toSet());
        Map<UUID, Hit> hits = new LinkedHashMap<>();
        close.forEach(hit -> hits.put(
                hit.spot().id(),
                new Hit(hit.spot(), hit.distance(), alikeIds.contains(hit.spot().id()))));
        alike.forEach(hit -> hits.putIfAbsent(hit.spot().id(), hit));
        return hits.values().stream().limit(MOST).toList();
    }

    private Mono<List<NearSpot>> shown(Actor actor, List<Hit> hits) {
        List<UUID> ids = hits.stream().map(hit -> hit.spot().id()).toList();
        return photos.of(actor.town(), Ways.REPORT, ids)
                .collect(Collectors.toMap(
                        photo -> Objects.requireNonNull(photo.subjectId()), Photo::id, (first, other) -> first))
                .map(pictures -> hits.stream()
                        .map(hit -> near(actor, hit, pictures.get(hit.spot().id())))
                        .toList());
    }

    private NearSpot near(Actor actor, Hit hit, @Nullable UUID photo) {
        Spot spot = hit.spot();
        Party party = ways.party(actor, spot, false, SpotSettings.USUAL);
        boolean looks = spot.isPublic() || party.staff() || spot.origin().by().equals(actor.person());
        return new NearSpot(
                spot.id(),
                spot.code(),
                spot.kind(),
                spot.kind().words(),
                spot.village(),
                spot.where().place(),
                hit.distance(),
                hit.alike(),
                spot.origin().seenAt(),
                spot.state(),
                spot.state().words(),
                spot.voices(),
                looks ? photo : null);
    }
}
