package cn.fengming.points.spots;

import cn.fengming.points.kernel.Maybe;
import cn.fengming.points.kernel.Seed;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Draws of re-inspections and what was seen at each spot. A draw is written once, a result once. */
@Component
class Rechecks {

    private static final String RECHECK = """
            select r.draw_id as draw, r.place as number, r.spot_id as spot, s.code, s.kind, r.village_id as village,
                   s.place, s.latitude, s.longitude, s.state, r.rectified_by, r.verified_by, r.result, r.words,
                   r.photos, r.checked_by, r.checked_at
            from spots.recheck r
            join spots.spot s on s.town_id = r.town_id and s.id = r.spot_id
            """;

    private final DatabaseClient database;

    Rechecks(DatabaseClient database) {
        this.database = database;
    }

    /** Spots of the whole town that were verified or written off between the two moments and still are. */
    Flux<RecheckCandidate> candidates(UUID town, Instant from, Instant before) {
        return database.sql("""
                        select id as spot, village_id as village from spots.spot
                        where town_id = :town and state in ('VERIFIED', 'WRITTEN_OFF')
                          and verified_at >= :from and verified_at < :before
                        union
                        select id, village_id from spots.spot
                        where town_id = :town and state = 'WRITTEN_OFF'
                          and written_off_at >= :from and written_off_at < :before
                        """)
                .bind("town", town)
                .bind("from", from)
                .bind("before", before)
                .mapProperties(RecheckCandidate.class)
                .all();
    }

    /** Emits false when the month was drawn already. */
    Mono<Boolean> add(UUID town, RecheckDraw draw) {
        return database.sql("""
                        insert into spots.draw (town_id, id, month, seed, candidates, villages, each_village, size,
                                                drawn_by, drawn_at)
                        values (:town, :id, :month, :seed, :candidates, :villages, :each, :size, :by, :at)
                        on conflict on constraint draw_once_a_month do nothing
                        """)
                .bind("town", town)
                .bind("id", draw.id())
                .bind("month", draw.month().atDay(1))
                .bind("seed", draw.seed().hex())
                .bind("candidates", spots(draw.candidates()))
                .bind("villages", villages(draw.candidates()))
                .bind("each", draw.eachVillage())
                .bind("size", draw.size())
                .bind("by", draw.drawnBy())
                .bind("at", draw.drawnAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Writes down what is to be looked at, in the order of the draw. */
    Mono<Void> addDrawn(UUID town, UUID draw, List<RecheckCandidate> drawn) {
        return database.sql("""
                        insert into spots.recheck (town_id, draw_id, spot_id, village_id, place, rectified_by,
                                                   verified_by)
                        select :town, :draw, s.id, s.village_id, drawn.place, s.rectified_by, s.verified_by
                        from unnest(:spots) with ordinality as drawn (spot, place)
                        join spots.spot s on s.town_id = :town and s.id = drawn.spot
                        order by s.id
                        """)
                .bind("town", town)
                .bind("draw", draw)
                .bind("spots", spots(drawn))
                .then();
    }

    Mono<RecheckDraw> draw(UUID town, YearMonth month) {
        return database.sql("""
                        select id, month, seed, candidates, villages, each_village, size, drawn_by, drawn_at
                        from spots.draw
                        where town_id = :town and month = :month
                        """)
                .bind("town", town)
                .bind("month", month.atDay(1))
                .map(Rechecks::draw)
                .one();
    }

    /** In the order they were drawn. */
    Flux<Recheck> of(UUID town, UUID draw) {
        return database.sql(RECHECK + "where r.town_id = :town and r.draw_id = :draw order by r.place")
                .bind("town", town)
                .bind("draw", draw)
                .mapProperties(Recheck.class)
                .all();
    }

    Mono<Recheck> find(UUID town, UUID draw, UUID spot) {
        return one(town, draw, spot, "");
    }

    /** Keeps everybody else from writing its result until the transaction ends. */
    Mono<Recheck> lock(UUID town, UUID draw, UUID spot) {
        return one(town, draw, spot, " for update of r");
    }

    private Mono<Recheck> one(UUID town, UUID draw, UUID spot, String lock) {
        return database.sql(RECHECK + "where r.town_id = :town and r.draw_id = :draw and r.spot_id = :spot" + lock)
                .bind("town", town)
                .bind("draw", draw)
                .bind("spot", spot)
                .mapProperties(Recheck.class)
                .one();
    }

    /** The caller holds the lock and knows that there is no result yet. */
    Mono<Void> save(UUID town, Recheck recheck, RecheckEntry entry, UUID by, Instant at) {
        return database.sql("""
                        update spots.recheck
                        set result = :result, words = :words, photos = :photos, checked_by = :by, checked_at = :at
                        where town_id = :town and draw_id = :draw and spot_id = :spot and result is null
                        """)
                .bind("town", town)
                .bind("draw", recheck.draw())
                .bind("spot", recheck.spot())
                .bind("result", entry.result().name())
                .bind("words", Maybe.of(String.class, entry.words()))
                .bind("photos", entry.photos().toArray(UUID[]::new))
                .bind("by", by)
                .bind("at", at)
                .then();
    }

    private static UUID[] spots(List<RecheckCandidate> candidates) {
        return candidates.stream().map(RecheckCandidate::spot).toArray(UUID[]::new);
    }

    private static UUID[] villages(List<RecheckCandidate> candidates) {
        return candidates.stream().map(RecheckCandidate::village).toArray(UUID[]::new);
    }

    private static RecheckDraw draw(Readable row) {
        UUID[] spots = get(row, "candidates", UUID[].class);
        UUID[] villages = get(row, "villages", UUID[].class);
        List<RecheckCandidate> candidates = new ArrayList<>();
        for (int i = 0; i < spots.length; i++) {
            candidates.add(new RecheckCandidate(spots[i], villages[i]));
        }
        return new RecheckDraw(
                get(row, "id", UUID.class),
                YearMonth.from(get(row, "month", LocalDate.class)),
                new Seed(get(row, "seed", String.class)),
                candidates,
                get(row, "each_village", Boolean.class),
                get(row, "size", Integer.class),
                get(row, "drawn_by", UUID.class),
                get(row, "drawn_at", Instant.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
