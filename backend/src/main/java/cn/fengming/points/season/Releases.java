package cn.fengming.points.season;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Column;
import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import cn.fengming.points.kernel.GroupReads.Of;
import cn.fengming.points.kernel.Maybe;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of scarce goods. What was drawn is written once: its state guards it. */
@Component
class Releases {

    private static final String SELECT = """
            select id, window_id, village_id, good_id, good_name, way, state, pieces, each, sign_up_until, redeem_days,
              seed, commitment, pot, line, places, drawn_at, open_on, made_at, ended_reason
            from season.release
            """;

    private final DatabaseClient database;

    private final GroupRead<Of, List<Release>> ofWindow;

    Releases(DatabaseClient database, GroupReads reads) {
        this.database = database;
        this.ofWindow = reads.of(this::ofWindows);
    }

    /** False when the id is known. A good that has one in the window already breaks {@code release_once}. */
    Mono<Boolean> add(UUID town, Release release, Actor by) {
        return database.sql("""
                        insert into season.release (town_id, id, window_id, village_id, good_id, good_name, way, state,
                          pieces, each, sign_up_until, redeem_days, seed, commitment, open_on, made_by, made_at)
                        values (:town, :id, :window, :village, :good, :name, :way, :state,
                          :pieces, :each, :until, :days, :seed, :commitment, :openOn, :by, :at)
                        on conflict on constraint release_pk do nothing
                        """)
                .bind("town", town)
                .bind("id", release.id())
                .bind("window", release.window())
                .bind("village", release.village())
                .bind("good", release.good())
                .bind("name", release.goodName())
                .bind("way", release.way().name())
                .bind("state", release.state().name())
                .bind("pieces", release.pieces())
                .bind("each", release.each())
                .bind("until", Maybe.of(Instant.class, release.signUpUntil()))
                .bind("days", Maybe.of(Integer.class, release.redeemDays()))
                .bind("seed", Maybe.of(String.class, release.seed()))
                .bind("commitment", Maybe.of(String.class, release.commitment()))
                .bind("openOn", Maybe.of(LocalDate.class, release.openOn()))
                .bind("by", by.person())
                .bind("at", release.madeAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Release> find(UUID town, UUID id) {
        return one(SELECT + "where town_id = :town and id = :id", town, id);
    }

    /**
     * Locks the row until the transaction ends: signing up, drawing and moving up go through here. Not its key, which
     * whoever redeems on a turn refers to meanwhile.
     */
    Mono<Release> lock(UUID town, UUID id) {
        return one(SELECT + "where town_id = :town and id = :id for no key update", town, id);
    }

    private Mono<Release> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .map(Releases::release)
                .one();
    }

    /** In the order they were made, also those that were cancelled. */
    Flux<Release> ofWindow(UUID town, UUID window) {
        return ofWindow.ask(new Of(town, window)).flatMapIterable(inOrder -> inOrder);
    }

    private Mono<Map<Of, List<Release>>> ofWindows(DatabaseClient from, Set<Of> asked) {
        return from.sql("""
                        select r.town_id, r.id, r.window_id, r.village_id, r.good_id, r.good_name, r.way, r.state, r.pieces,
                          r.each, r.sign_up_until, r.redeem_days, r.seed, r.commitment, r.pot, r.line, r.places, r.drawn_at,
                          r.open_on, r.made_at, r.ended_reason
                        from season.release r
                        join unnest(:towns, :ids) asked(town, id) on r.town_id = asked.town and r.window_id = asked.id
                        order by r.id
                        """)
                .bind("towns", Of.towns(asked))
                .bind("ids", Of.ids(asked))
                .map(row -> Map.entry(
                        new Of(Column.of(row, "town_id", UUID.class), Column.of(row, "window_id", UUID.class)),
                        release(row)))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Those of the goods that are scarce in a window, in one order for everybody: whoever locks, locks by it. */
    Flux<Release> scarce(UUID town, UUID window, Collection<UUID> goods) {
        return database.sql(SELECT + """
                        where town_id = :town and window_id = :window and good_id = any(:goods) and state <> 'CANCELLED'
                        order by good_id
                        """)
                .bind("town", town)
                .bind("window", window)
                .bind("goods", goods.toArray(UUID[]::new))
                .map(Releases::release)
                .all();
    }

    /** Whether a village is sharing out a good at the moment. */
    Mono<Boolean> sharesOut(UUID town, UUID village, UUID good, LocalDate today) {
        return database.sql(SELECT + """
                        where town_id = :town and village_id = :village and good_id = :good
                          and state in ('SIGNING', 'DRAWN', 'SLICED')
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("good", good)
                .map(Releases::release)
                .all()
                .collectList()
                .map(found -> found.stream().anyMatch(release -> !release.openToAll(today)));
    }

    /** Draws whose signing up is over, the oldest first. */
    Flux<UUID> toDraw(UUID town, Instant now, int rows) {
        return database.sql("""
                        select id from season.release
                        where town_id = :town and state = 'SIGNING' and sign_up_until <= :now
                        order by sign_up_until, id limit :rows
                        """)
                .bind("town", town)
                .bind("now", now)
                .bind("rows", rows)
                .mapValue(UUID.class)
                .all();
    }

    /** Draws that go turn by turn. */
    Flux<UUID> inLine(UUID town) {
        return database.sql("select id from season.release where town_id = :town and state = 'DRAWN' order by id")
                .bind("town", town)
                .mapValue(UUID.class)
                .all();
    }

    Mono<Void> drawn(UUID town, UUID id, List<Integer> pot, List<Integer> line, int places, Instant at) {
        return database.sql("""
                        update season.release
                        set state = 'DRAWN', pot = :pot, line = :line, places = :places, drawn_at = :at
                        where town_id = :town and id = :id and state = 'SIGNING'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("pot", pot.toArray(Integer[]::new))
                .bind("line", line.toArray(Integer[]::new))
                .bind("places", places)
                .bind("at", at)
                .then();
    }

    Mono<Void> open(UUID town, UUID id, Instant at) {
        return database.sql("""
                        update season.release set state = 'OPEN', opened_at = :at
                        where town_id = :town and id = :id and state = 'DRAWN'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("at", at)
                .then();
    }

    Mono<Void> cancel(UUID town, UUID id, String reason) {
        return database.sql("""
                        update season.release set state = 'CANCELLED', ended_reason = :reason
                        where town_id = :town and id = :id and state in ('SIGNING', 'SLICED')
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("reason", reason)
                .then();
    }

    private static Release release(Readable row) {
        return new Release(
                get(row, "id", UUID.class),
                get(row, "window_id", UUID.class),
                get(row, "village_id", UUID.class),
                get(row, "good_id", UUID.class),
                get(row, "good_name", String.class),
                Release.Way.valueOf(get(row, "way", String.class)),
                Release.State.valueOf(get(row, "state", String.class)),
                get(row, "pieces", Integer.class),
                get(row, "each", Integer.class),
                row.get("sign_up_until", Instant.class),
                row.get("redeem_days", Integer.class),
                row.get("seed", String.class),
                row.get("commitment", String.class),
                numbers(row.get("pot", Integer[].class)),
                numbers(row.get("line", Integer[].class)),
                row.get("places", Integer.class),
                row.get("drawn_at", Instant.class),
                row.get("open_on", LocalDate.class),
                get(row, "made_at", Instant.class),
                row.get("ended_reason", String.class));
    }

    private static List<Integer> numbers(Integer @Nullable [] stored) {
        return stored == null ? List.of() : Arrays.asList(stored);
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
