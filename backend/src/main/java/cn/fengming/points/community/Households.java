package cn.fengming.points.community;

import cn.fengming.points.kernel.Column;
import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import cn.fengming.points.kernel.GroupReads.Of;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Maybe;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of households. */
@Component
class Households {

    private static final String SELECT = """
            select h.id, h.town_id as town, h.village_id as village, h.group_id as "group", h.grid_id as grid,
                   h.card_code, h.head_name, h.state
            from community.household h
            """;

    private final DatabaseClient database;
    private final Clock clock;
    private final Json json;
    private final GroupRead<Of, Household> byId;
    private final GroupRead<Of, Household> byMember;

    Households(DatabaseClient database, Clock clock, Json json, GroupReads reads) {
        this.database = database;
        this.clock = clock;
        this.json = json;
        this.byId = reads.of(this::byIds);
        this.byMember = reads.of(this::byMembers);
    }

    Mono<Household> find(UUID town, UUID household) {
        return byId.ask(new Of(town, household));
    }

    private Mono<Map<Of, Household>> byIds(DatabaseClient from, Set<Of> asked) {
        return from.sql(SELECT + """
                        join unnest(:towns, :ids) asked(town, id) on h.town_id = asked.town and h.id = asked.id
                        """)
                .bind("towns", Of.towns(asked))
                .bind("ids", Of.ids(asked))
                .map(Households::household)
                .all()
                .collectMap(household -> new Of(household.town(), household.id()));
    }

    private static Household household(Readable row) {
        return new Household(
                Column.of(row, "id", UUID.class),
                Column.of(row, "town", UUID.class),
                Column.of(row, "village", UUID.class),
                row.get("group", UUID.class),
                row.get("grid", UUID.class),
                Column.of(row, "card_code", String.class),
                Column.of(row, "head_name", String.class),
                Household.State.valueOf(Column.of(row, "state", String.class)));
    }

    Flux<Household> find(UUID town, Collection<UUID> ids) {
        return database.sql(SELECT + "where h.town_id = :town and h.id = any(:ids) order by h.id")
                .bind("town", town)
                .bind("ids", ids.toArray(UUID[]::new))
                .mapProperties(Household.class)
                .all();
    }

    /** Locks the rows in the order of their ids until the transaction ends. */
    Flux<Household> lock(UUID town, Collection<UUID> ids) {
        return database.sql(SELECT + "where h.town_id = :town and h.id = any(:ids) order by h.id for update")
                .bind("town", town)
                .bind("ids", ids.toArray(UUID[]::new))
                .mapProperties(Household.class)
                .all();
    }

    Mono<Household> ofMember(UUID town, UUID member) {
        return byMember.ask(new Of(town, member));
    }

    private Mono<Map<Of, Household>> byMembers(DatabaseClient from, Set<Of> asked) {
        return from.sql("""
                        select h.id, h.town_id as town, h.village_id as village, h.group_id as "group", h.grid_id as grid,
                               h.card_code, h.head_name, h.state, m.id as member
                        from unnest(:towns, :ids) asked(town, id)
                        join community.member m on m.town_id = asked.town and m.id = asked.id and m.left_at is null
                        join community.household h on h.town_id = m.town_id and h.id = m.household_id
                        """)
                .bind("towns", Of.towns(asked))
                .bind("ids", Of.ids(asked))
                .map(row -> Map.entry(Column.of(row, "member", UUID.class), household(row)))
                .all()
                .collectMap(found -> new Of(found.getValue().town(), found.getKey()), Map.Entry::getValue);
    }

    Flux<MergedHousehold> merged(UUID town) {
        return database.sql("""
                        select id as ended, merged_into as survivor from community.household
                        where town_id = :town and state = 'MERGED' order by ended_at, id
                        """)
                .bind("town", town)
                .mapProperties(MergedHousehold.class)
                .all();
    }

    Flux<UUID> joinedIn(UUID town, UUID household) {
        return database.sql("""
                        with recursive joined (id) as (
                          select :household::uuid
                          union
                          select h.id from joined j
                          join community.household h on h.town_id = :town and h.merged_into = j.id)
                        select id from joined
                        """)
                .bind("town", town)
                .bind("household", household)
                .mapValue(UUID.class)
                .all();
    }

    Flux<Household> activeOf(UUID town, UUID village) {
        return database.sql(SELECT + """
                        where h.town_id = :town and h.village_id = :village and h.state = 'ACTIVE'
                        order by h.id
                        """)
                .bind("town", town)
                .bind("village", village)
                .mapProperties(Household.class)
                .all();
    }

    Mono<HouseholdEntry> entry(UUID town, UUID household) {
        return database.sql("""
                        select h.address, h.joined_at, h.ended_at, h.merged_into, v.name as village_name,
                               g.name as group_name, r.name as grid_name
                        from community.household h
                        join community.village v on v.town_id = h.town_id and v.id = h.village_id
                        left join community.village_group g on g.town_id = h.town_id and g.id = h.group_id
                        left join community.grid r on r.town_id = h.town_id and r.id = h.grid_id
                        where h.town_id = :town and h.id = :id
                        """)
                .bind("town", town)
                .bind("id", household)
                .mapProperties(HouseholdEntry.class)
                .one();
    }

    Mono<Placement> placement(UUID town, UUID household) {
        return database.sql("""
                        select village_id as village, group_id as "group", grid_id as grid, address
                        from community.household
                        where town_id = :town and id = :id
                        """)
                .bind("town", town)
                .bind("id", household)
                .mapProperties(Placement.class)
                .one();
    }

    /** All households in one statement. */
    Mono<Void> add(UUID town, List<HouseholdRow> rows) {
        return database.sql("""
                        insert into community.household
                          (town_id, id, village_id, group_id, grid_id, card_code, head_name, address, state, joined_at)
                        select :town, id, village, unit, grid, card, head, address, 'ACTIVE', :at
                        from jsonb_to_recordset(:rows) as row(
                          id uuid, village uuid, unit uuid, grid uuid, card text, head text, address text)
                        """)
                .bind("town", town)
                .bind("rows", json.write(rows))
                .bind("at", clock.instant())
                .then();
    }

    Mono<Void> headName(UUID town, UUID household, String name) {
        return database.sql("update community.household set head_name = :name where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", household)
                .bind("name", name)
                .then();
    }

    Mono<Void> cardCode(UUID town, UUID household, String code) {
        return database.sql("update community.household set card_code = :code where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", household)
                .bind("code", code)
                .then();
    }

    Mono<Void> place(UUID town, UUID household, Placement to) {
        return database.sql("""
                        update community.household
                        set village_id = :village, group_id = :group, grid_id = :grid, address = :address
                        where town_id = :town and id = :id
                        """)
                .bind("town", town)
                .bind("id", household)
                .bind("village", to.village())
                .bind("group", Maybe.of(UUID.class, to.group()))
                .bind("grid", Maybe.of(UUID.class, to.grid()))
                .bind("address", Maybe.of(String.class, to.address()))
                .then();
    }

    /** Guarded by the state it starts from; emits false when the household was in another. */
    Mono<Boolean> state(
            UUID town, UUID household, Household.State from, Household.State to, @Nullable UUID mergedInto) {
        return database.sql("""
                        update community.household
                        set state = :to, merged_into = :mergedInto, ended_at = :endedAt
                        where town_id = :town and id = :id and state = :from
                        """)
                .bind("town", town)
                .bind("id", household)
                .bind("from", from.name())
                .bind("to", to.name())
                .bind("mergedInto", Maybe.of(UUID.class, mergedInto))
                .bind("endedAt", Maybe.of(Instant.class, to == Household.State.ACTIVE ? null : clock.instant()))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Up to {@code limit} households of a village, in the order they were registered. */
    Flux<Household> search(UUID town, UUID village, HouseholdQuery query, byte @Nullable [] phonePrint, int limit) {
        var words = query.words();
        return database.sql(SELECT + """
                        where h.town_id = :town and h.village_id = :village and h.state = :state
                          and (:group::uuid is null or h.group_id = :group)
                          and (:grid::uuid is null or h.grid_id = :grid)
                          and (:after::uuid is null or h.id > :after)
                          and (:everybody or h.card_code = :card or exists (
                            select from community.member m
                            where m.town_id = h.town_id and m.household_id = h.id and m.left_at is null
                              and (m.name like :name or m.initials like :letters
                                   or replace(m.spelling, ' ', '') like :letters or m.phone_print = :print)))
                        order by h.id
                        limit :limit
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("state", query.state().name())
                .bind("group", Maybe.of(UUID.class, query.group()))
                .bind("grid", Maybe.of(UUID.class, query.grid()))
                .bind("after", Maybe.of(UUID.class, query.after()))
                .bind("everybody", words.everybody())
                .bind("card", Maybe.of(String.class, words.card()))
                .bind("name", Maybe.of(String.class, words.name()))
                .bind("letters", Maybe.of(String.class, words.letters()))
                .bind("print", Maybe.of(byte[].class, phonePrint))
                .bind("limit", limit)
                .mapProperties(Household.class)
                .all();
    }
}
