package cn.fengming.points.community;

import cn.fengming.points.kernel.Json;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The households and people of files, beside the register, and which of it they are. Looking them up is one and the same
 * for the preview and for the confirmation: what it changes the second time has changed meanwhile.
 */
@Component
class ImportRows {

    private static final int MANY = 2_000;

    private final DatabaseClient database;
    private final Json json;

    ImportRows(DatabaseClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** All in two statements. */
    Mono<Void> add(UUID town, UUID id, List<StagedHousehold> households) {
        if (households.isEmpty()) {
            return Mono.empty();
        }
        List<StagedMember> members = households.stream()
                .flatMap(household -> household.members().stream())
                .toList();
        return addHouseholds(town, id, households).then(addMembers(town, id, members));
    }

    private Mono<Void> addHouseholds(UUID town, UUID id, List<StagedHousehold> households) {
        return database.sql("""
                        insert into community.import_household
                          (town_id, import_id, number, line, village_id, group_id, grid_id, address, card_code,
                           head_name, fresh_id, household_id)
                        select :town, :import, number, line, village, unit, grid, address, card, head, id, id
                        from jsonb_to_recordset(:rows) as row(
                          number int, line int, id uuid, village uuid, unit uuid, grid uuid, address text, card text,
                          head text)
                        """)
                .bind("town", town)
                .bind("import", id)
                .bind("rows", json.write(households))
                .then();
    }

    private Mono<Void> addMembers(UUID town, UUID id, List<StagedMember> members) {
        return database.sql("""
                        insert into community.import_member
                          (town_id, import_id, line, number, fresh_id, member_id, name, spelling, initials, birth_year,
                           head, phone_sealed, phone_print, phone_masked, id_tail_sealed)
                        select :town, :import, line, number, id, id, name, spelling, initials, born, head,
                               decode(sealed, 'base64'), decode(print, 'base64'), masked, decode(tail, 'base64')
                        from jsonb_to_recordset(:rows) as row(
                          line int, number int, id uuid, name text, spelling text, initials text, born int,
                          head boolean, sealed text, print text, masked boolean, tail text)
                        """)
                .bind("town", town)
                .bind("import", id)
                .bind("rows", json.write(members))
                .then();
    }

    /** A whole town takes longer than what may usually take a statement. For the running transaction only. */
    Mono<Void> takeTime() {
        return database.sql("select set_config('statement_timeout', '5min', true)")
                .then();
    }

    /**
     * Tells the planner how much there is: without, it would compare a hundred thousand rows one by one. One file at a
     * time does so, therefore small ones do not.
     */
    Mono<Void> count(UUID town, UUID id) {
        return lines(town, id, """
                        select count(*)::int from community.import_household
                        where town_id = :town and import_id = :import
                        """)
                .filter(households -> households > MANY)
                .next()
                .flatMap(households -> database.sql("analyze community.import_household")
                        .then()
                        .then(database.sql("analyze community.import_member").then()));
    }

    /** Looks everything up in the register. Emits the lines of which it says something else than before. */
    Flux<Integer> lookUp(UUID town, UUID id) {
        return Flux.concat(lookUpHouseholds(town, id), lookUpMembers(town, id), judge(town, id));
    }

    /**
     * A card names its household. Without one it is the household of the village whose head has that name, and that phone
     * number or else that year of birth; or that name alone when nothing else is written.
     */
    private Flux<Integer> lookUpHouseholds(UUID town, UUID id) {
        return lines(town, id, """
                with asked as (
                  select s.number, s.village_id, s.card_code, s.head_name, f.phone_print, f.birth_year
                  from community.import_household s
                  join community.import_member f on f.town_id = s.town_id and f.import_id = s.import_id
                                                and f.number = s.number and f.head
                  where s.town_id = :town and s.import_id = :import),
                candidate as (
                  select asked.number, c.household_id as id, 0 as how
                  from asked
                  join community.card c on c.town_id = :town and c.code = asked.card_code and c.voided_at is null
                  union all
                  select asked.number, h.id,
                         case when m.phone_print = asked.phone_print then 1
                              when m.birth_year = asked.birth_year then 2 else 3 end
                  from asked
                  join community.household h on h.town_id = :town and h.village_id = asked.village_id
                                            and h.head_name = asked.head_name and h.state = 'ACTIVE'
                  join community.member m on m.town_id = :town and m.household_id = h.id and m.head
                  where asked.card_code is null
                    and (m.phone_print = asked.phone_print or m.birth_year = asked.birth_year
                         or (asked.phone_print is null and asked.birth_year is null))),
                ranked as (
                  select number, id, row_number() over (partition by number order by how, id) as place,
                         count(*) over (partition by number, how) as alike
                  from candidate),
                found as (
                  select asked.number, r.id, coalesce(r.alike, 0) as alike,
                         row(h.village_id, h.group_id, h.grid_id, h.address, h.state, h.head_name)::text as seen
                  from asked
                  left join ranked r on r.number = asked.number and r.place = 1
                  left join community.household h on h.town_id = :town and h.id = r.id)
                update community.import_household s
                set household_id = coalesce(found.id, s.fresh_id), known = found.id is not null, alike = found.alike,
                    seen = case when found.id is not null then found.seen end
                from found
                where s.town_id = :town and s.import_id = :import and s.number = found.number
                  and (s.household_id, s.known, s.alike, s.seen) is distinct from
                      (coalesce(found.id, s.fresh_id), found.id is not null, found.alike::int,
                       case when found.id is not null then found.seen end)
                returning s.line
                """);
    }

    /** Of a known household, somebody of that name; a head is looked for among heads only. */
    private Flux<Integer> lookUpMembers(UUID town, UUID id) {
        return lines(town, id, """
                with candidate as (
                  select f.line, m.id, m.birth_year, m.phone_print, m.id_tail_sealed is not null as tail,
                         case when m.birth_year = f.birth_year then 1 else 2 end as how
                  from community.import_member f
                  join community.import_household s on s.town_id = f.town_id and s.import_id = f.import_id
                                                   and s.number = f.number and s.known
                  join community.member m on m.town_id = :town and m.household_id = s.household_id
                                         and m.left_at is null and m.name = f.name and m.head = f.head
                  where f.town_id = :town and f.import_id = :import),
                ranked as (
                  select *, row_number() over (partition by line order by how, id) as place,
                         count(*) over (partition by line, how) as alike
                  from candidate),
                found as (
                  select f.line, r.id, coalesce(r.alike, 0)::int as alike,
                         case when r.id is not null then row(r.birth_year, r.phone_print, r.tail)::text end as seen,
                         case when r.id is null then 'NEW'
                              when f.birth_year is distinct from r.birth_year and f.birth_year is not null
                                or f.phone_print is distinct from r.phone_print and f.phone_print is not null
                                or f.id_tail_sealed is not null and not r.tail then 'CHANGED'
                              else 'SAME' end as verdict
                  from community.import_member f
                  left join ranked r on r.line = f.line and r.place = 1
                  where f.town_id = :town and f.import_id = :import)
                update community.import_member f
                set member_id = coalesce(found.id, f.fresh_id), alike = found.alike, seen = found.seen,
                    verdict = found.verdict
                from found
                where f.town_id = :town and f.import_id = :import and f.line = found.line
                  and (f.member_id, f.alike, f.seen, f.verdict) is distinct from
                      (coalesce(found.id, f.fresh_id), found.alike, found.seen, found.verdict)
                returning f.line
                """);
    }

    /** A known household changes when its place does, or one of its people. What is left empty stays as it is. */
    private Flux<Integer> judge(UUID town, UUID id) {
        return lines(town, id, """
                with judged as (
                  select s.number,
                         case when s.group_id is not null and s.group_id is distinct from h.group_id
                                or s.grid_id is not null and s.grid_id is distinct from h.grid_id
                                or s.address is not null and s.address is distinct from h.address
                                or exists (select from community.import_member f
                                           where f.town_id = :town and f.import_id = :import and f.number = s.number
                                             and f.verdict <> 'SAME') then 'CHANGED'
                              else 'SAME' end as verdict
                  from community.import_household s
                  join community.household h on h.town_id = :town and h.id = s.household_id
                  where s.town_id = :town and s.import_id = :import and s.known
                  union all
                  select number, 'NEW' from community.import_household
                  where town_id = :town and import_id = :import and not known)
                update community.import_household s
                set verdict = judged.verdict
                from judged
                where s.town_id = :town and s.import_id = :import and s.number = judged.number
                  and s.verdict <> judged.verdict
                returning s.line
                """);
    }

    private Flux<Integer> lines(UUID town, UUID id, String sql) {
        return database.sql(sql)
                .bind("town", town)
                .bind("import", id)
                .mapValue(Integer.class)
                .all();
    }

    /** What a file comes to. */
    record Sums(
            long households,
            long added,
            long changed,
            long unchanged,
            long people,
            long peopleAdded,
            long peopleChanged,
            int last) {}

    Mono<Sums> sums(UUID town, UUID id) {
        return database.sql("""
                        select count(*) as households, count(*) filter (where verdict = 'NEW') as added,
                               count(*) filter (where verdict = 'CHANGED') as changed,
                               count(*) filter (where verdict = 'SAME') as unchanged,
                               coalesce(sum(people), 0)::bigint as people,
                               coalesce(sum(fresh), 0)::bigint as people_added,
                               coalesce(sum(corrected), 0)::bigint as people_changed, coalesce(max(number), 0) as last
                        from community.import_household
                        left join (
                          select number, count(*) as people, count(*) filter (where verdict = 'NEW') as fresh,
                                 count(*) filter (where verdict = 'CHANGED') as corrected
                          from community.import_member
                          where town_id = :town and import_id = :import
                          group by number) m using (number)
                        where town_id = :town and import_id = :import
                        """)
                .bind("town", town)
                .bind("import", id)
                .mapProperties(Sums.class)
                .one();
    }

    /**
     * Holds everything the file is about until the transaction ends: known households in the order of their ids, then the
     * villages, which no household enters meanwhile.
     */
    Mono<Void> hold(UUID town, UUID id) {
        return lines(town, id, """
                        select count(*)::int from (
                          select from community.household h
                          where h.town_id = :town and h.id in (
                            select household_id from community.import_household
                            where town_id = :town and import_id = :import and known)
                          order by h.id for update) held
                        """).thenMany(lines(town, id, """
                        select count(*)::int from (
                          select from community.village v
                          where v.town_id = :town and v.id in (
                            select village_id from community.import_household
                            where town_id = :town and import_id = :import)
                          order by v.id for update) held
                        """)).then();
    }

    Mono<Void> remove(UUID town, UUID id) {
        return remove(town, id, "delete from community.import_member where town_id = :town and import_id = :import")
                .then(remove(
                        town,
                        id,
                        "delete from community.import_household where town_id = :town and import_id = :import"));
    }

    private Mono<Void> remove(UUID town, UUID id, String sql) {
        return database.sql(sql).bind("town", town).bind("import", id).then();
    }
}
