package cn.fengming.points.community;

import cn.fengming.points.kernel.Actor;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes what a file brings into the register, some thousand households in a statement, each with its entry in the
 * history. The caller holds everything the file is about.
 */
@Component
class ImportWriting {

    private static final int HOUSEHOLDS_AT_ONCE = 2_000;
    private static final String REASON = "Excel 导入";

    private final DatabaseClient database;
    private final Cards cards;
    private final Clock clock;

    ImportWriting(DatabaseClient database, Cards cards, Clock clock) {
        this.database = database;
        this.cards = cards;
        this.clock = clock;
    }

    /** @param last the highest number among the households of the file */
    Mono<Void> write(Actor actor, UUID id, int last) {
        return Flux.range(0, last / HOUSEHOLDS_AT_ONCE + 1)
                .map(piece -> new Piece(actor, id, piece * HOUSEHOLDS_AT_ONCE))
                .concatMap(this::write)
                .then();
    }

    /** Some of the households of a file, by their numbers. */
    private record Piece(Actor actor, UUID id, int after) {

        int upTo() {
            return after + HOUSEHOLDS_AT_ONCE;
        }
    }

    private Mono<Void> write(Piece piece) {
        return fresh(piece)
                .flatMap(numbers -> numbers.isEmpty() ? Mono.<Void>empty() : register(piece, numbers))
                .then(move(piece))
                .then(addMembers(piece))
                .then(correctMembers(piece));
    }

    private Mono<List<Integer>> fresh(Piece piece) {
        return bound(piece, """
                        select number from community.import_household
                        where town_id = :town and import_id = :import and number > :after and number <= :upTo
                          and verdict = 'NEW'
                        """).mapValue(Integer.class).all().collectList();
    }

    private Mono<Void> register(Piece piece, List<Integer> numbers) {
        return cards.draw(piece.actor().town(), numbers.size())
                .flatMap(codes -> coded(piece, numbers, codes))
                .then(addHouseholds(piece))
                .then(issueCards(piece))
                .then(noteAdded(piece));
    }

    private Mono<Void> coded(Piece piece, List<Integer> numbers, List<CardCode> codes) {
        return bound(piece, """
                        update community.import_household s set card_code = drawn.code
                        from unnest(:numbers::int[], :codes::text[]) as drawn(number, code)
                        where s.town_id = :town and s.import_id = :import and s.number = drawn.number
                          and s.number > :after and s.number <= :upTo
                        """)
                .bind("numbers", numbers.toArray(Integer[]::new))
                .bind("codes", codes.stream().map(CardCode::text).toArray(String[]::new))
                .then();
    }

    private Mono<Void> addHouseholds(Piece piece) {
        return bound(piece, """
                        insert into community.household
                          (town_id, id, village_id, group_id, grid_id, card_code, head_name, address, state, joined_at)
                        select :town, household_id, village_id, group_id, grid_id, card_code, head_name, address,
                               'ACTIVE', :at
                        from community.import_household
                        where town_id = :town and import_id = :import and number > :after and number <= :upTo
                          and verdict = 'NEW'
                        """).bind("at", clock.instant()).then();
    }

    private Mono<Void> issueCards(Piece piece) {
        return bound(piece, """
                        insert into community.card (town_id, code, household_id, issued_at)
                        select :town, card_code, household_id, :at
                        from community.import_household
                        where town_id = :town and import_id = :import and number > :after and number <= :upTo
                          and verdict = 'NEW'
                        """).bind("at", clock.instant()).then();
    }

    private Mono<Void> noteAdded(Piece piece) {
        return noted(piece, """
                        insert into community.change
                          (town_id, id, household_id, kind, at, by_id, by_name, reason)
                        select :town, uuidv7(), household_id, 'ADDED', :at, :by, :name, :reason
                        from community.import_household
                        where town_id = :town and import_id = :import and number > :after and number <= :upTo
                          and verdict = 'NEW'
                        """);
    }

    private Mono<Void> move(Piece piece) {
        return noted(piece, """
                        with moved as (
                          select h.id, h.village_id, h.group_id, h.grid_id, h.address,
                                 coalesce(s.group_id, h.group_id) as to_group, coalesce(s.grid_id, h.grid_id) as to_grid,
                                 coalesce(s.address, h.address) as to_address
                          from community.import_household s
                          join community.household h on h.town_id = s.town_id and h.id = s.household_id
                          where s.town_id = :town and s.import_id = :import
                            and s.number > :after and s.number <= :upTo and s.verdict = 'CHANGED'
                            and (coalesce(s.group_id, h.group_id), coalesce(s.grid_id, h.grid_id),
                                 coalesce(s.address, h.address)) is distinct from (h.group_id, h.grid_id, h.address)),
                        placed as (
                          update community.household h
                          set group_id = to_group, grid_id = to_grid, address = to_address
                          from moved where h.town_id = :town and h.id = moved.id)
                        insert into community.change
                          (town_id, id, household_id, kind, at, by_id, by_name, reason, before, after)
                        select :town, uuidv7(), id, 'MOVED', :at, :by, :name, :reason,
                               jsonb_build_object('village', village_id, 'group', group_id, 'grid', grid_id,
                                                  'address', address),
                               jsonb_build_object('village', village_id, 'group', to_group, 'grid', to_grid,
                                                  'address', to_address)
                        from moved
                        """);
    }

    /** Of new households all, who stand in their first entry; of known ones each with an entry of their own. */
    private Mono<Void> addMembers(Piece piece) {
        return noted(piece, """
                        with fresh as (
                          select f.*, s.household_id, s.known
                          from community.import_member f
                          join community.import_household s on s.town_id = f.town_id and s.import_id = f.import_id
                                                           and s.number = f.number
                          where f.town_id = :town and f.import_id = :import
                            and f.number > :after and f.number <= :upTo and f.verdict = 'NEW'),
                        added as (
                          insert into community.member
                            (town_id, id, household_id, name, spelling, initials, birth_year, head, phone_sealed,
                             phone_print, id_tail_sealed, joined_at)
                          select :town, member_id, household_id, name, spelling, initials, birth_year, head,
                                 phone_sealed, phone_print, id_tail_sealed, :at
                          from fresh order by line)
                        insert into community.change
                          (town_id, id, household_id, kind, at, by_id, by_name, reason, after)
                        select :town, uuidv7(), household_id, 'MEMBER_ADDED', :at, :by, :name, :reason,
                               jsonb_build_object('member', member_id, 'name', fresh.name, 'birthYear', birth_year,
                                 'phone', phone_sealed is not null, 'idTail', id_tail_sealed is not null)
                        from fresh where known
                        """);
    }

    private Mono<Void> correctMembers(Piece piece) {
        return noted(piece, """
                        with corrected as (
                          select m.id, m.household_id, m.name, m.birth_year as born_before,
                                 coalesce(f.birth_year, m.birth_year) as born,
                                 f.phone_print is not null and f.phone_print is distinct from m.phone_print as called,
                                 f.id_tail_sealed is not null and m.id_tail_sealed is null as known_by,
                                 f.phone_sealed, f.phone_print, f.id_tail_sealed
                          from community.import_member f
                          join community.member m on m.town_id = f.town_id and m.id = f.member_id
                          where f.town_id = :town and f.import_id = :import
                            and f.number > :after and f.number <= :upTo and f.verdict = 'CHANGED'),
                        written as (
                          update community.member m
                          set birth_year = c.born,
                              phone_sealed = case when c.called then c.phone_sealed else m.phone_sealed end,
                              phone_print = case when c.called then c.phone_print else m.phone_print end,
                              id_tail_sealed = case when c.known_by then c.id_tail_sealed else m.id_tail_sealed end
                          from corrected c where m.town_id = :town and m.id = c.id)
                        insert into community.change
                          (town_id, id, household_id, kind, at, by_id, by_name, reason, before, after)
                        select :town, uuidv7(), household_id, 'MEMBER_CHANGED', :at, :by, :name, :reason,
                               jsonb_build_object('member', id, 'name', corrected.name, 'birthYear', born_before,
                                                  'phone', false, 'idTail', false),
                               jsonb_build_object('member', id, 'name', corrected.name, 'birthYear', born,
                                                  'phone', called, 'idTail', known_by)
                        from corrected
                        """);
    }

    private Mono<Void> noted(Piece piece, String sql) {
        return bound(piece, sql)
                .bind("at", clock.instant())
                .bind("by", piece.actor().person())
                .bind("name", piece.actor().name())
                .bind("reason", REASON)
                .then();
    }

    private GenericExecuteSpec bound(Piece piece, String sql) {
        return database.sql(sql)
                .bind("town", piece.actor().town())
                .bind("import", piece.id())
                .bind("after", piece.after())
                .bind("upTo", piece.upTo());
    }
}
