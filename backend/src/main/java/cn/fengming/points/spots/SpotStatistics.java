package cn.fengming.points.spots;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts spots over spans of days. Everything is counted from the spots themselves, so no figure can disagree. */
@Component
class SpotStatistics {

    /** Open to everybody, so nobody can have it counted more often than this. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final DatabaseClient database;
    private final Community community;
    private final Gazetteer gazetteer;
    private final Clock clock;
    private final Map<UUID, Mono<PublicSpotFigures>> publicFigures = new ConcurrentHashMap<>();

    SpotStatistics(DatabaseClient database, Community community, Gazetteer gazetteer, Clock clock) {
        this.database = database;
        this.community = community;
        this.gazetteer = gazetteer;
        this.clock = clock;
    }

    /** @throws Problem 404 when the town has no such village, 403 when it is out of reach */
    Mono<SpotFigures> figures(Actor actor, @Nullable UUID village, Span span) {
        return reach(actor, village, Reach.JUDGES).flatMap(reach -> figures(reach, span));
    }

    /** @throws Problem 404 when the town has no such village, 403 when it is out of reach */
    Mono<List<HeatCell>> heat(
            Actor actor, @Nullable UUID village, Span span, @Nullable SpotKind kind, HeatCells cells) {
        return reach(actor, village, Reach.STAFF)
                .flatMap(reach -> SpotFigureStatements.heat(reach, span, kind, cells)
                        .in(database)
                        .mapProperties(HeatSquare.class)
                        .all()
                        .map(square -> square.cell(cells.side()))
                        .collectList());
    }

    /** Of the last twelve months, at most a minute old. @throws Problem 404 when there is no such town */
    Mono<PublicSpotFigures> publicFigures(UUID town) {
        return community.town(town).flatMap(found -> publicFigures.computeIfAbsent(found.id(), this::countedOnce));
    }

    /** Counts when somebody asks and it was not counted within the minute; a failure is not kept. */
    private Mono<PublicSpotFigures> countedOnce(UUID town) {
        return Mono.defer(() -> figures(Reach.town(town), Span.upToToday(clock)))
                .map(PublicSpotFigures::of)
                .cache(counted -> FRESH, failed -> Duration.ZERO, () -> Duration.ZERO);
    }

    private Mono<Reach> reach(Actor actor, @Nullable UUID village, Role... roles) {
        Mono<?> known = village == null ? Mono.just(actor) : community.village(actor.town(), village);
        return known.map(found -> Reach.of(actor, village, roles));
    }

    private Mono<SpotFigures> figures(Reach reach, Span span) {
        Mono<List<SpotFigureLine>> lines = SpotFigureStatements.figures(reach, span, clock.instant())
                .in(database)
                .map(SpotFigureLine::read)
                .all()
                .collectList();
        Mono<List<HotSquare>> hot = SpotFigureStatements.hotspots(reach, span.lastYear())
                .in(database)
                .mapProperties(HotSquare.class)
                .all()
                .collectList();
        return Mono.zip(lines, hot, gazetteer.names(reach.town()))
                .map(found -> together(span, found.getT1(), found.getT2(), found.getT3()));
    }

    private static SpotFigures together(Span span, List<SpotFigureLine> lines, List<HotSquare> hot, PlaceNames names) {
        return new SpotFigures(
                span.from(),
                span.to(),
                new SpotTally(lines.stream().filter(SpotFigureLine::ofAll).toList()).figure(),
                by(lines, SpotFigureLine::kind, (kind, figure) -> new SpotFigures.OfKind(kind, kind.words(), figure)),
                by(
                        lines,
                        SpotFigureLine::village,
                        (village, figure) -> new SpotFigures.OfVillage(village, names.village(village), figure)),
                by(
                        lines,
                        SpotFigureLine::month,
                        (month, figure) -> new SpotFigures.OfMonth(YearMonth.from(month), figure)),
                hot.stream().map(square -> square.place(names)).toList());
    }

    /** In the order of what they are counted by. */
    private static <K extends Comparable<? super K>, F> List<F> by(
            List<SpotFigureLine> lines,
            Function<SpotFigureLine, @Nullable K> key,
            BiFunction<K, SpotFigures.Figure, F> named) {
        return lines.stream()
                .filter(line -> key.apply(line) != null)
                .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(of -> named.apply(of.getKey(), new SpotTally(of.getValue()).figure()))
                .toList();
    }

    /** A square of the heat map by its numbers. */
    record HeatSquare(long north, long east, long count, long open, long relapses) {

        HeatCell cell(int side) {
            return new HeatCell(HeatCell.latitude(north, side), HeatCell.longitude(east, side), count, open, relapses);
        }
    }

    record HotSquare(long cell, long spots, long relapses, long open, UUID village, SpotKind kind) {

        SpotFigures.Hotspot place(PlaceNames names) {
            return new SpotFigures.Hotspot(
                    HeatCell.latitude(HeatCell.north(cell), 1),
                    HeatCell.longitude(HeatCell.east(cell), 1),
                    village,
                    names.village(village),
                    kind,
                    kind.words(),
                    spots,
                    relapses,
                    open);
        }
    }
}
