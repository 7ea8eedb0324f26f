package cn.fengming.points.season;

import cn.fengming.points.kernel.Maybe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Turns and slices, and who has taken what of them. Taking is guarded by the row in one statement, and every taking is
 * written with the redemption it was for, so that parallel requests take no piece twice and give back no other.
 */
@Component
class Rights {

    private static final String TURN = """
            select place, number, household_id as household, pieces, taken, state, until_day as until from season.turn
            """;
    private static final String SLICE = """
            select number, group_id as "group", households, pieces, taken from season.slice
            """;

    private final DatabaseClient database;

    Rights(DatabaseClient database) {
        this.database = database;
    }

    /** The line as it was drawn; nobody has a turn yet. */
    Mono<Void> addLine(UUID town, UUID release, List<Entries.Standing> line, int each) {
        return database.sql("""
                        insert into season.turn (town_id, release_id, place, number, household_id, pieces, state)
                        select :town, :release, place, number, household, :each, 'WAITING'
                        from unnest(:numbers, :households) with ordinality as new (number, household, place)
                        """)
                .bind("town", town)
                .bind("release", release)
                .bind("each", each)
                .bind("numbers", line.stream().map(Entries.Standing::number).toArray(Integer[]::new))
                .bind(
                        "households",
                        line.stream().map(Entries.Standing::household).toArray(UUID[]::new))
                .then();
    }

    /** The whole line, locked until the transaction ends: who takes on a turn meanwhile waits, or is waited for. */
    Flux<Turn> lockLine(UUID town, UUID release) {
        return database.sql(TURN + "where town_id = :town and release_id = :release order by place for no key update")
                .bind("town", town)
                .bind("release", release)
                .mapProperties(Turn.class)
                .all();
    }

    Flux<Turn> line(UUID town, UUID release) {
        return database.sql(TURN + "where town_id = :town and release_id = :release order by place")
                .bind("town", town)
                .bind("release", release)
                .mapProperties(Turn.class)
                .all();
    }

    Mono<Turn> turnOf(UUID town, UUID release, UUID household) {
        return database.sql(TURN + "where town_id = :town and release_id = :release and household_id = :household")
                .bind("town", town)
                .bind("release", release)
                .bind("household", household)
                .mapProperties(Turn.class)
                .one();
    }

    Mono<Void> pass(UUID town, UUID release, Collection<Integer> places) {
        return database.sql("""
                        update season.turn set state = 'PASSED'
                        where town_id = :town and release_id = :release and place = any(:places) and state = 'GIVEN'
                        """)
                .bind("town", town)
                .bind("release", release)
                .bind("places", places.toArray(Integer[]::new))
                .then();
    }

    Mono<Void> give(UUID town, UUID release, Collection<Integer> places, LocalDate until, Instant at) {
        return database.sql("""
                        update season.turn set state = 'GIVEN', until_day = :until, given_at = :at
                        where town_id = :town and release_id = :release and place = any(:places) and state = 'WAITING'
                        """)
                .bind("town", town)
                .bind("release", release)
                .bind("places", places.toArray(Integer[]::new))
                .bind("until", until)
                .bind("at", at)
                .then();
    }

    /** Turns that would end before the window opens, because it was put off, last into it. Emits their places. */
    Mono<List<Integer>> carryOver(UUID town, UUID release, LocalDate opensOn, LocalDate until) {
        return database.sql("""
                        update season.turn set until_day = :until
                        where town_id = :town and release_id = :release and state = 'GIVEN' and taken < pieces
                          and until_day < :opens and until_day < :until
                        returning place
                        """)
                .bind("town", town)
                .bind("release", release)
                .bind("opens", opensOn)
                .bind("until", until)
                .mapValue(Integer.class)
                .all()
                .collectList();
    }

    /**
     * The place of the turn the pieces were taken on; empty when none of the homes has a turn that reaches for them.
     *
     * @param homes the household, and those that were merged into it
     */
    Mono<Integer> takeTurn(UUID town, UUID release, Collection<UUID> homes, int pieces, LocalDate today) {
        return database.sql("""
                        update season.turn set taken = taken + :pieces
                        where town_id = :town and release_id = :release
                          and place = (select min(t.place) from season.turn t
                                       where t.town_id = :town and t.release_id = :release
                                         and t.household_id = any(:homes) and t.state = 'GIVEN'
                                         and t.until_day >= :today and t.taken + :pieces <= t.pieces)
                          and state = 'GIVEN' and until_day >= :today and taken + :pieces <= pieces
                        returning place
                        """)
                .bind("town", town)
                .bind("release", release)
                .bind("homes", homes.toArray(UUID[]::new))
                .bind("pieces", pieces)
                .bind("today", today)
                .mapValue(Integer.class)
                .one();
    }

    Mono<Void> addSlices(UUID town, UUID release, List<Slice> slices) {
        return Flux.fromIterable(slices)
                .concatMap(slice -> database.sql("""
                                insert into season.slice (town_id, release_id, number, group_id, households, pieces)
                                values (:town, :release, :number, :group, :households, :pieces)
                                """)
                        .bind("town", town)
                        .bind("release", release)
                        .bind("number", slice.number())
                        .bind("group", Maybe.of(UUID.class, slice.group()))
                        .bind("households", slice.households())
                        .bind("pieces", slice.pieces())
                        .then())
                .then();
    }

    Flux<Slice> slices(UUID town, UUID release) {
        return database.sql(SLICE + "where town_id = :town and release_id = :release order by number")
                .bind("town", town)
                .bind("release", release)
                .mapProperties(Slice.class)
                .all();
    }

    /** The number of the slice the pieces were taken of; empty when there are not so many left in it. */
    Mono<Integer> takeSlice(UUID town, UUID release, @Nullable UUID group, int pieces) {
        return database.sql("""
                        update season.slice set taken = taken + :pieces
                        where town_id = :town and release_id = :release
                          and group_id is not distinct from cast(:group as uuid) and taken + :pieces <= pieces
                        returning number
                        """)
                .bind("town", town)
                .bind("release", release)
                .bind("group", Maybe.of(UUID.class, group))
                .bind("pieces", pieces)
                .mapValue(Integer.class)
                .one();
    }

    /** What a household has taken of a release. Its own row in the store's tallies keeps its requests one by one. */
    Mono<Integer> takenBy(UUID town, UUID release, UUID household) {
        return database.sql("""
                        select coalesce(sum(pieces), 0)::int from season.claim
                        where town_id = :town and release_id = :release and household_id = :household
                          and given_back_at is null
                        """)
                .bind("town", town)
                .bind("release", release)
                .bind("household", household)
                .mapValue(Integer.class)
                .one();
    }

    Mono<Void> claim(UUID town, UUID redemption, UUID release, int place, UUID household, int pieces) {
        return database.sql("""
                        insert into season.claim (town_id, redemption_id, release_id, place, household_id, pieces)
                        values (:town, :redemption, :release, :place, :household, :pieces)
                        """)
                .bind("town", town)
                .bind("redemption", redemption)
                .bind("release", release)
                .bind("place", place)
                .bind("household", household)
                .bind("pieces", pieces)
                .then();
    }

    /** Gives back everything a redemption had taken, once, in the order in which it was taken. */
    Mono<Void> giveBack(UUID town, UUID redemption, Instant at) {
        return database.sql("""
                        with given as (
                          update season.claim set given_back_at = :at
                          where town_id = :town and redemption_id = :redemption and given_back_at is null
                          returning release_id, place, pieces)
                        select given.* from given
                        join season.release r on r.town_id = :town and r.id = given.release_id
                        order by r.good_id
                        """)
                .bind("town", town)
                .bind("redemption", redemption)
                .bind("at", at)
                .mapProperties(Taken.class)
                .all()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(taken -> putBack(town, taken))
                .then();
    }

    record Taken(UUID releaseId, int place, int pieces) {}

    /** A release has turns or slices, never both. */
    private Mono<Void> putBack(UUID town, Taken taken) {
        return database.sql("""
                        with turns as (
                          update season.turn set taken = taken - :pieces
                          where town_id = :town and release_id = :release and place = :place)
                        update season.slice set taken = taken - :pieces
                        where town_id = :town and release_id = :release and number = :place
                        """)
                .bind("town", town)
                .bind("release", taken.releaseId())
                .bind("place", taken.place())
                .bind("pieces", taken.pieces())
                .then();
    }
}
