package cn.fengming.points.spots;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.media.Photo;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The work ledger (工作台账): every spot of the villages somebody has a post for, whatever its state, and what is still
 * to be done. Nobody reads past the villages of their posts.
 */
@Component
class WorkLedger {

    private static final String REPORT = "spots.report";

    private final DatabaseClient database;
    private final Community community;
    private final Gazetteer gazetteer;
    private final Photos photos;
    private final Clock clock;

    WorkLedger(DatabaseClient database, Community community, Gazetteer gazetteer, Photos photos, Clock clock) {
        this.database = database;
        this.community = community;
        this.gazetteer = gazetteer;
        this.photos = photos;
        this.clock = clock;
    }

    /** @throws Problem 404 when the town has no such village, 403 when it is out of reach, 400 */
    Mono<Page<WorkLedgerRow>> page(
            Actor actor, WorkLedgerFilter filter, WorkLedgerOrder order, @Nullable Bookmark after, int size) {
        return statements(actor, filter)
                .flatMap(statements ->
                        lines(statements.rows(order, after, size + 1)).collectList())
                .map(lines -> Page.of(lines, size, line -> line.bookmark(order).text()))
                .flatMap(page -> rows(actor, page.items()).map(rows -> new Page<>(rows, page.next())));
    }

    Mono<WorkLedgerCounts> counts(Actor actor, WorkLedgerFilter filter) {
        return statements(actor, filter).flatMap(this::counts);
    }

    /** The statements for what this actor may see; a village of another town is not there. */
    Mono<WorkLedgerStatements> statements(Actor actor, WorkLedgerFilter filter) {
        UUID village = filter.village();
        Mono<?> known = village == null ? Mono.just(actor) : community.village(actor.town(), village);
        return known.map(found -> WorkLedgerStatements.of(actor, filter, clock));
    }

    Flux<WorkLedgerLine> lines(Statement statement) {
        return statement.in(database).map(WorkLedgerLine::read).all();
    }

    Mono<Long> howMany(WorkLedgerStatements statements, int most) {
        return statements
                .howMany(most)
                .in(database)
                .map(row -> row.get(0, Long.class))
                .one();
    }

    private Mono<List<WorkLedgerRow>> rows(Actor actor, List<WorkLedgerLine> lines) {
        if (lines.isEmpty()) {
            return Mono.just(List.of());
        }
        return Mono.zip(gazetteer.names(actor.town()), firstPhotos(actor.town(), lines))
                .map(known -> lines.stream()
                        .map(line -> WorkLedgerRow.of(
                                line,
                                known.getT1(),
                                known.getT2().get(line.id()),
                                line.waitsFor(actor),
                                clock.instant()))
                        .toList());
    }

    private Mono<Map<UUID, UUID>> firstPhotos(UUID town, List<WorkLedgerLine> lines) {
        return photos.of(town, REPORT, lines.stream().map(WorkLedgerLine::id).toList())
                .filter(photo -> photo.subjectId() != null)
                .groupBy(Photo::subjectId)
                .flatMap(ofSpot -> ofSpot.next().map(photo -> Map.entry(ofSpot.key(), photo.id())))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<WorkLedgerCounts> counts(WorkLedgerStatements statements) {
        Mono<List<WorkLedgerCounts.OfState>> states = statements
                .byState()
                .in(database)
                .mapProperties(WorkLedgerCounts.OfState.class)
                .all()
                .collectList();
        Mono<WorkLedgerCounts.Work> work = statements
                .work()
                .in(database)
                .mapProperties(WorkLedgerCounts.Work.class)
                .one();
        return states.zipWith(work, WorkLedger::counted);
    }

    private static WorkLedgerCounts counted(List<WorkLedgerCounts.OfState> found, WorkLedgerCounts.Work work) {
        Map<SpotState, Long> byState = new EnumMap<>(SpotState.class);
        for (SpotState state : SpotState.values()) {
            byState.put(state, 0L);
        }
        found.forEach(count -> byState.put(count.state(), count.spots()));
        long all = byState.values().stream().mapToLong(Long::longValue).sum();
        return new WorkLedgerCounts(all, byState, work.overdue(), work.toVerify(), work.toVerifyByTown(), work.mine());
    }
}
