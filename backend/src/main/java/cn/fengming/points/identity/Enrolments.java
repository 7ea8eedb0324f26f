package cn.fengming.points.identity;

import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of persons in a town. Whoever left keeps a row without name and member, because books and records name its id. */
@Component
class Enrolments {

    private static final String SELECT =
            "select town_id as town, person_id as id, name, member_id as member from identity.enrolment ";

    private final DatabaseClient database;
    private final Clock clock;

    Enrolments(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Enrols, or enrols again whoever had left. Emits nothing when the person is enrolled already. */
    Mono<Person> add(Person person, UUID by) {
        return database.sql("""
                        insert into identity.enrolment (town_id, person_id, name, member_id, enrolled_at, enrolled_by)
                        values (:town, :person, :name, :member, :now, :by)
                        on conflict (town_id, person_id) do update
                          set name = excluded.name, member_id = excluded.member_id, left_at = null,
                              enrolled_at = excluded.enrolled_at, enrolled_by = excluded.enrolled_by
                          where enrolment.left_at is not null
                        returning town_id as town, person_id as id, name, member_id as member
                        """)
                .bind("town", person.town())
                .bind("person", person.id())
                .bind("name", person.name())
                .bind("member", Bind.orNull(person.member()))
                .bind("now", clock.instant())
                .bind("by", by)
                .mapProperties(Person.class)
                .one();
    }

    Mono<Person> find(UUID town, UUID person) {
        return database.sql(SELECT + "where town_id = :town and person_id = :person and left_at is null")
                .bind("town", town)
                .bind("person", person)
                .mapProperties(Person.class)
                .one();
    }

    /** Also who has left. */
    Mono<String> name(UUID town, UUID person) {
        return database.sql("select name from identity.enrolment where town_id = :town and person_id = :person")
                .bind("town", town)
                .bind("person", person)
                .mapValue(String.class)
                .one();
    }

    /** In every town the person belongs to, the first joined first. */
    Flux<Person> everywhere(UUID person) {
        return database.sql(SELECT + "where person_id = :person and left_at is null order by enrolled_at, town_id")
                .bind("person", person)
                .mapProperties(Person.class)
                .all();
    }

    Flux<Person> ofMembers(UUID town, Collection<UUID> members) {
        return database.sql(SELECT + "where town_id = :town and member_id = any(:members) order by person_id")
                .bind("town", town)
                .bind("members", members.toArray(UUID[]::new))
                .mapProperties(Person.class)
                .all();
    }

    Mono<Person> ofMember(UUID town, UUID member) {
        return database.sql(SELECT + "where town_id = :town and member_id = :member")
                .bind("town", town)
                .bind("member", member)
                .mapProperties(Person.class)
                .one();
    }

    /** Persons whose name contains the text, ordered by id; up to {@code limit} rows after {@code after}. */
    Flux<Person> search(UUID town, String text, @Nullable UUID after, int limit) {
        return database.sql(SELECT + """
                        where town_id = :town and left_at is null
                          and (:text = '' or position(:text in name) > 0)
                          and (cast(:after as uuid) is null or person_id > :after)
                        order by person_id
                        limit :limit
                        """)
                .bind("town", town)
                .bind("text", text)
                .bind("after", Bind.orNull(after))
                .bind("limit", limit)
                .mapProperties(Person.class)
                .all();
    }

    /** @param member null takes the person off the register's entry */
    Mono<Long> setMember(UUID town, UUID person, @Nullable UUID member) {
        return database.sql("""
                        update identity.enrolment set member_id = :member
                        where town_id = :town and person_id = :person and left_at is null
                        """)
                .bind("member", Bind.orNull(member))
                .bind("town", town)
                .bind("person", person)
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> leave(UUID town, UUID person) {
        return database.sql("""
                        update identity.enrolment set name = '已注销', member_id = null, left_at = :now
                        where town_id = :town and person_id = :person and left_at is null
                        """)
                .bind("now", clock.instant())
                .bind("town", town)
                .bind("person", person)
                .then();
    }
}
