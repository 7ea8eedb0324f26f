package cn.fengming.points.community;

import cn.fengming.points.kernel.Column;
import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import cn.fengming.points.kernel.GroupReads.Of;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Maybe;
import cn.fengming.points.kernel.Problem;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of towns, villages, groups and grids. A name is taken once: villages in a town, groups and grids in a village. */
@Component
class Places {

    private static final String VILLAGE = "select id, town_id as town, name, spelling from community.village ";
    private static final String GROUP =
            "select id, town_id as town, village_id as village, name from community.village_group ";
    private static final String GRID =
            "select id, town_id as town, village_id as village, group_id as \"group\", name from community.grid ";

    private final DatabaseClient database;
    private final Clock clock;
    private final Json json;

    private final GroupRead<UUID, Town> towns;
    private final GroupRead<Of, Village> village;
    private final GroupRead<UUID, List<Village>> villagesOf;

    Places(DatabaseClient database, Clock clock, Json json, GroupReads reads) {
        this.database = database;
        this.clock = clock;
        this.json = json;
        this.towns = reads.of(this::towns);
        this.village = reads.of(this::villages);
        this.villagesOf = reads.of(this::villagesOf);
    }

    Mono<Town> town(UUID town) {
        return towns.ask(town);
    }

    private Mono<Map<UUID, Town>> towns(DatabaseClient from, Set<UUID> asked) {
        return from.sql("select town_id as id, name, code from community.town where town_id = any(:towns)")
                .bind("towns", asked.toArray(UUID[]::new))
                .map(Places::townIn)
                .all()
                .collectMap(Town::id);
    }

    private static Town townIn(Readable row) {
        return new Town(
                Column.of(row, "id", UUID.class), Column.of(row, "name", String.class), row.get("code", String.class));
    }

    Flux<Town> towns() {
        return database.sql("select town_id as id, name, code from community.town order by name, town_id")
                .mapProperties(Town.class)
                .all();
    }

    Mono<TownSettings> settings(UUID town) {
        return database.sql("select settings from community.town where town_id = :town")
                .bind("town", town)
                .mapValue(io.r2dbc.postgresql.codec.Json.class)
                .one()
                .map(stored -> json.read(stored, TownSettings.class));
    }

    /** @throws Problem 409 when the code is taken */
    Mono<Town> add(Town town, TownSettings settings) {
        return database.sql("""
                        insert into community.town (town_id, name, code, settings, founded_at)
                        values (:town, :name, :code, :settings, :at)
                        on conflict do nothing
                        """)
                .bind("town", town.id())
                .bind("name", town.name())
                .bind("code", town.code())
                .bind("settings", json.write(settings))
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("town-code-taken", "这个镇的代码已经用过")))
                .thenReturn(town);
    }

    Mono<Void> settings(UUID town, TownSettings settings) {
        return database.sql("update community.town set settings = :settings where town_id = :town")
                .bind("town", town)
                .bind("settings", json.write(settings))
                .then();
    }

    Mono<Village> village(UUID town, UUID village) {
        return this.village.ask(new Of(town, village));
    }

    private Mono<Map<Of, Village>> villages(DatabaseClient from, Set<Of> asked) {
        return from.sql("""
                        select v.id, v.town_id as town, v.name, v.spelling from community.village v
                        join unnest(:towns, :ids) asked(town, id) on v.town_id = asked.town and v.id = asked.id
                        """)
                .bind("towns", Of.towns(asked))
                .bind("ids", Of.ids(asked))
                .map(Places::villageIn)
                .all()
                .collectMap(found -> new Of(found.town(), found.id()));
    }

    private static Village villageIn(Readable row) {
        return new Village(
                Column.of(row, "id", UUID.class),
                Column.of(row, "town", UUID.class),
                Column.of(row, "name", String.class),
                Column.of(row, "spelling", String.class));
    }

    Flux<Village> villages(UUID town) {
        return villagesOf.ask(town).flatMapIterable(Function.identity());
    }

    private Mono<Map<UUID, List<Village>>> villagesOf(DatabaseClient from, Set<UUID> towns) {
        return from.sql(VILLAGE + "where town_id = any(:towns) order by spelling, id")
                .bind("towns", towns.toArray(UUID[]::new))
                .map(Places::villageIn)
                .all()
                .collect(Collectors.groupingBy(Village::town));
    }

    Mono<Village> add(Village village) {
        return database.sql("""
                        insert into community.village (town_id, id, name, spelling, created_at)
                        values (:town, :id, :name, :spelling, :at)
                        """)
                .bind("town", village.town())
                .bind("id", village.id())
                .bind("name", village.name())
                .bind("spelling", village.spelling())
                .bind("at", clock.instant())
                .then()
                .onErrorMap(DuplicateKeyException.class, Places::nameTaken)
                .thenReturn(village);
    }

    Mono<Village> rename(Village village) {
        return database.sql("""
                        update community.village set name = :name, spelling = :spelling
                        where town_id = :town and id = :id
                        """)
                .bind("town", village.town())
                .bind("id", village.id())
                .bind("name", village.name())
                .bind("spelling", village.spelling())
                .then()
                .onErrorMap(DuplicateKeyException.class, Places::nameTaken)
                .thenReturn(village);
    }

    Mono<Group> group(UUID town, UUID group) {
        return database.sql(GROUP + "where town_id = :town and id = :group")
                .bind("town", town)
                .bind("group", group)
                .mapProperties(Group.class)
                .one();
    }

    Flux<Group> groups(UUID town, UUID village) {
        return database.sql(GROUP + "where town_id = :town and village_id = :village order by id")
                .bind("town", town)
                .bind("village", village)
                .mapProperties(Group.class)
                .all();
    }

    Flux<Group> groups(UUID town) {
        return database.sql(GROUP + "where town_id = :town order by id")
                .bind("town", town)
                .mapProperties(Group.class)
                .all();
    }

    Mono<Group> add(Group group) {
        return database.sql("""
                        insert into community.village_group (town_id, id, village_id, name, created_at)
                        values (:town, :id, :village, :name, :at)
                        """)
                .bind("town", group.town())
                .bind("id", group.id())
                .bind("village", group.village())
                .bind("name", group.name())
                .bind("at", clock.instant())
                .then()
                .onErrorMap(DuplicateKeyException.class, Places::nameTaken)
                .thenReturn(group);
    }

    Mono<Group> rename(Group group) {
        return database.sql("update community.village_group set name = :name where town_id = :town and id = :id")
                .bind("town", group.town())
                .bind("id", group.id())
                .bind("name", group.name())
                .then()
                .onErrorMap(DuplicateKeyException.class, Places::nameTaken)
                .thenReturn(group);
    }

    Mono<Grid> grid(UUID town, UUID grid) {
        return database.sql(GRID + "where town_id = :town and id = :grid")
                .bind("town", town)
                .bind("grid", grid)
                .mapProperties(Grid.class)
                .one();
    }

    Flux<Grid> grids(UUID town, UUID village) {
        return database.sql(GRID + "where town_id = :town and village_id = :village order by id")
                .bind("town", town)
                .bind("village", village)
                .mapProperties(Grid.class)
                .all();
    }

    Flux<Grid> grids(UUID town) {
        return database.sql(GRID + "where town_id = :town order by id")
                .bind("town", town)
                .mapProperties(Grid.class)
                .all();
    }

    Mono<Grid> add(Grid grid) {
        return database.sql("""
                        insert into community.grid (town_id, id, village_id, group_id, name, created_at)
                        values (:town, :id, :village, :group, :name, :at)
                        """)
                .bind("town", grid.town())
                .bind("id", grid.id())
                .bind("village", grid.village())
                .bind("group", Maybe.of(UUID.class, grid.group()))
                .bind("name", grid.name())
                .bind("at", clock.instant())
                .then()
                .onErrorMap(DuplicateKeyException.class, Places::nameTaken)
                .thenReturn(grid);
    }

    Mono<Grid> rename(Grid grid) {
        return database.sql("update community.grid set name = :name where town_id = :town and id = :id")
                .bind("town", grid.town())
                .bind("id", grid.id())
                .bind("name", grid.name())
                .then()
                .onErrorMap(DuplicateKeyException.class, Places::nameTaken)
                .thenReturn(grid);
    }

    /** @throws Problem 404 when one of the placements names a group or grid that is not of the village */
    Mono<Void> mustContain(UUID town, UUID village, Collection<Placement> placements) {
        return database.sql("""
                        select exists (
                                 select from unnest(:groups::uuid[]) as named(id)
                                 where named.id not in (
                                   select id from community.village_group
                                   where town_id = :town and village_id = :village)) as "group",
                               exists (
                                 select from unnest(:grids::uuid[]) as named(id)
                                 where named.id not in (
                                   select id from community.grid
                                   where town_id = :town and village_id = :village)) as grid
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("groups", named(placements, Placement::group))
                .bind("grids", named(placements, Placement::grid))
                .mapProperties(Foreign.class)
                .one()
                .doOnNext(Foreign::mustBeNone)
                .then();
    }

    /** Whether a placement names what is not of the village. */
    record Foreign(boolean group, boolean grid) {

        void mustBeNone() {
            if (group) {
                throw Problem.notFound("这个村民小组");
            }
            if (grid) {
                throw Problem.notFound("这个网格");
            }
        }
    }

    private static UUID[] named(Collection<Placement> placements, Function<Placement, @Nullable UUID> part) {
        return placements.stream().map(part).filter(Objects::nonNull).distinct().toArray(UUID[]::new);
    }

    private static Problem nameTaken(DuplicateKeyException taken) {
        return Problem.conflict("name-taken", "这个名称已经用过，请换一个");
    }
}
