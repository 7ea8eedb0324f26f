package cn.fengming.points.spots;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.media.Photo;
import cn.fengming.points.media.Photos;
import cn.fengming.points.media.Visibility;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Spots as everybody may read them: what is accepted, listed and not hidden, with its photos before and after. */
@Component
class PublicSpots {

    private static final int MOST_ON_MAP = 5_000;
    private static final int PAGE = 1_000;

    private final DatabaseClient database;
    private final Community community;
    private final Gazetteer gazetteer;
    private final Photos photos;
    private final Clock clock;

    PublicSpots(DatabaseClient database, Community community, Gazetteer gazetteer, Photos photos, Clock clock) {
        this.database = database;
        this.community = community;
        this.gazetteer = gazetteer;
        this.photos = photos;
        this.clock = clock;
    }

    /** One page of a village's, newest first. @throws Problem 404 when the town has no such village */
    Mono<Page<PublicSpot>> ofVillage(
            UUID town, UUID village, SpotState.@Nullable Stage stage, @Nullable Bookmark after, int size) {
        return community
                .village(town, village)
                .thenMany(lines(PublicSpotStatements.list(Reach.village(town, village), stage, after, size + 1)))
                .collectList()
                .map(lines -> Page.of(lines, size, line -> line.bookmark().text()))
                .flatMap(page -> spots(town, page.items()).map(spots -> new Page<>(spots, page.next())));
    }

    private Mono<List<PublicSpot>> spots(UUID town, List<PublicSpotLine> lines) {
        if (lines.isEmpty()) {
            return Mono.just(List.of());
        }
        List<UUID> ids = lines.stream().map(PublicSpotLine::id).toList();
        return Mono.zip(gazetteer.names(town), pictures(town, "spots.report", ids), pictures(town, "spots.after", ids))
                .map(known -> lines.stream()
                        .map(line -> spot(
                                line,
                                known.getT1(),
                                known.getT2().getOrDefault(line.id(), List.of()),
                                known.getT3().getOrDefault(line.id(), List.of())))
                        .toList());
    }

    /** Only pictures that everybody may fetch; a picture may be kept back when its spot is not. */
    private Mono<Map<UUID, Collection<UUID>>> pictures(UUID town, String subject, List<UUID> ids) {
        return photos.of(town, subject, ids)
                .filter(photo -> photo.visibility() == Visibility.PUBLIC && photo.subjectId() != null)
                .collectMultimap(Photo::subjectId, Photo::id);
    }

    private PublicSpot spot(PublicSpotLine line, PlaceNames names, Collection<UUID> before, Collection<UUID> after) {
        return new PublicSpot(
                line.id(),
                line.code(),
                line.kind(),
                line.kind().words(),
                names.group(line.group()),
                line.state(),
                line.state().words(),
                line.state().stage(),
                dayOf(line.reportedAt()),
                line.rectifiedAt() == null ? null : dayOf(line.rectifiedAt()),
                line.writtenOffAt() == null ? null : dayOf(line.writtenOffAt()),
                line.relapses(),
                line.voices(),
                List.copyOf(before),
                List.copyOf(after));
    }

    private LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    /**
     * The newest of a town that have a place, at most {@value #MOST_ON_MAP}, read in pages as they are taken.
     *
     * @throws Problem 404 when there is no such town or village
     */
    Mono<Flux<PublicSpotFeature>> map(
            UUID town, @Nullable UUID village, @Nullable SpotKind kind, SpotState.@Nullable Stage stage, Span span) {
        Reach reach = village == null ? Reach.town(town) : Reach.village(town, village);
        Mono<?> known = village == null ? community.town(town) : community.village(town, village);
        return known.then(gazetteer.names(town))
                .map(names -> walk(reach, kind, stage, span)
                        .map(line -> PublicSpotFeature.of(line, names.village(line.village()), clock.getZone())));
    }

    private Flux<PublicSpotLine> walk(
            Reach reach, @Nullable SpotKind kind, SpotState.@Nullable Stage stage, Span span) {
        return lines(PublicSpotStatements.map(reach, kind, stage, span, null, PAGE))
                .collectList()
                .expand(lines -> lines.size() < PAGE
                        ? Mono.empty()
                        : lines(PublicSpotStatements.map(
                                        reach,
                                        kind,
                                        stage,
                                        span,
                                        lines.get(PAGE - 1).bookmark(),
                                        PAGE))
                                .collectList())
                .take(MOST_ON_MAP / PAGE)
                .concatMapIterable(lines -> lines, 1);
    }

    private Flux<PublicSpotLine> lines(Statement statement) {
        return statement.in(database).map(PublicSpotLine::read).all();
    }
}
