package cn.fengming.points.community;

import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Maybe;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of household members. Who has left is kept without phone and identity tail, and is no member any more. */
@Component
class Members {

    private static final String SELECT = """
            select m.id, m.town_id as town, m.household_id as household, m.name, m.birth_year, m.head,
                   m.phone_sealed, m.id_tail_sealed is not null as id_tail_kept, m.joined_at
            from community.member m
            """;

    private final DatabaseClient database;
    private final Clock clock;
    private final Json json;

    Members(DatabaseClient database, Clock clock, Json json) {
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    Flux<Member> of(UUID town, UUID household) {
        return entriesOf(town, household).map(this::member);
    }

    /** The head first, then the oldest. */
    Flux<MemberEntry> entriesOf(UUID town, UUID household) {
        return database.sql(SELECT + """
                        where m.town_id = :town and m.household_id = :household and m.left_at is null
                        order by m.head desc, m.birth_year nulls last, m.id
                        """)
                .bind("town", town)
                .bind("household", household)
                .mapProperties(MemberEntry.class)
                .all();
    }

    Flux<Member> ofAll(UUID town, Collection<UUID> households) {
        return database.sql(SELECT + """
                        where m.town_id = :town and m.household_id = any(:households) and m.left_at is null
                        order by m.household_id, m.id
                        """)
                .bind("town", town)
                .bind("households", households.toArray(UUID[]::new))
                .mapProperties(MemberEntry.class)
                .all()
                .map(this::member);
    }

    Mono<Member> find(UUID town, UUID member) {
        return entry(town, member).map(this::member);
    }

    Mono<MemberEntry> entry(UUID town, UUID member) {
        return database.sql(SELECT + "where m.town_id = :town and m.id = :member and m.left_at is null")
                .bind("town", town)
                .bind("member", member)
                .mapProperties(MemberEntry.class)
                .one();
    }

    Flux<Member> byPhone(byte[] fingerprint) {
        return database.sql(SELECT + """
                        join community.household h on h.town_id = m.town_id and h.id = m.household_id
                        where m.phone_print = :print and m.left_at is null and h.state = 'ACTIVE'
                        order by m.town_id, m.id
                        """)
                .bind("print", fingerprint)
                .mapProperties(MemberEntry.class)
                .all()
                .map(this::member);
    }

    /** All rows in one statement. */
    Mono<Void> add(UUID town, List<MemberRow> rows) {
        return database.sql("""
                        insert into community.member
                          (town_id, id, household_id, name, spelling, initials, birth_year, head,
                           phone_sealed, phone_print, id_tail_sealed, joined_at)
                        select :town, id, household, name, spelling, initials, born, head,
                               decode(sealed, 'base64'), decode(print, 'base64'), decode(tail, 'base64'), :at
                        from jsonb_to_recordset(:rows) as row(
                          id uuid, household uuid, name text, spelling text, initials text, born int, head boolean,
                          sealed text, print text, tail text)
                        """)
                .bind("town", town)
                .bind("rows", json.write(rows))
                .bind("at", clock.instant())
                .then();
    }

    /** Rewrites one row; phone and identity tail only where a new one is given or the old one is to be forgotten. */
    Mono<Long> change(UUID town, MemberRow row, boolean forgetPhone, boolean forgetIdTail) {
        return database.sql("""
                        update community.member
                        set name = :name, spelling = :spelling, initials = :initials, birth_year = :born,
                            phone_sealed = case when :forgetPhone then null else coalesce(:sealed, phone_sealed) end,
                            phone_print = case when :forgetPhone then null else coalesce(:print, phone_print) end,
                            id_tail_sealed =
                              case when :forgetIdTail then null else coalesce(:tail, id_tail_sealed) end
                        where town_id = :town and id = :id and household_id = :household and left_at is null
                        """)
                .bind("town", town)
                .bind("id", row.id())
                .bind("household", row.household())
                .bind("name", row.name())
                .bind("spelling", row.spelling())
                .bind("initials", row.initials())
                .bind("born", Maybe.of(Integer.class, row.born()))
                .bind("sealed", Maybe.of(byte[].class, row.sealed()))
                .bind("print", Maybe.of(byte[].class, row.print()))
                .bind("tail", Maybe.of(byte[].class, row.tail()))
                .bind("forgetPhone", forgetPhone)
                .bind("forgetIdTail", forgetIdTail)
                .fetch()
                .rowsUpdated();
    }

    /** Ends a membership; what was only needed to reach the person is forgotten. */
    Mono<Long> leave(UUID town, UUID household, UUID member) {
        return database.sql("""
                        update community.member
                        set left_at = :at, phone_sealed = null, phone_print = null, id_tail_sealed = null
                        where town_id = :town and household_id = :household and id = :member
                          and left_at is null and not head
                        """)
                .bind("town", town)
                .bind("household", household)
                .bind("member", member)
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated();
    }

    /** Makes one present member the head, and nobody else; null leaves the household without, until one is named. */
    Mono<Void> head(UUID town, UUID household, @Nullable UUID member) {
        Mono<Void> nobody = database.sql("""
                        update community.member set head = false
                        where town_id = :town and household_id = :household and head
                        """)
                .bind("town", town)
                .bind("household", household)
                .then();
        return member == null
                ? nobody
                : nobody.then(database.sql("""
                                update community.member set head = true
                                where town_id = :town and household_id = :household and id = :member
                                  and left_at is null
                                """)
                        .bind("town", town)
                        .bind("household", household)
                        .bind("member", member)
                        .then());
    }

    /** Carries present members over, none of them as head. Emits how many. */
    Mono<Long> carry(UUID town, UUID from, UUID to, Collection<UUID> members) {
        return database.sql("""
                        update community.member set household_id = :to, head = false
                        where town_id = :town and household_id = :from and id = any(:members) and left_at is null
                        """)
                .bind("town", town)
                .bind("from", from)
                .bind("to", to)
                .bind("members", members.toArray(UUID[]::new))
                .fetch()
                .rowsUpdated();
    }

    private Member member(MemberEntry entry) {
        return entry.member(LocalDate.now(clock).getYear());
    }
}
