package cn.fengming.points.identity;

import cn.fengming.points.kernel.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Persons whom the demo may open: enrolled by an officer, never signed in by WeChat. */
@Component
@ConditionalOnProperty(name = "points.demo", havingValue = "true")
class DemoPeople {

    private static final String NOT_BY_WECHAT =
            " and not exists (select from identity.wechat w where w.person_id = e.person_id) ";

    private final DatabaseClient database;

    DemoPeople(DatabaseClient database) {
        this.database = database;
    }

    record Line(
            UUID person, String name, Role role, @Nullable UUID village) {}

    /** The town somebody was enrolled in last: the demo has one. */
    Mono<UUID> latestTown() {
        return database.sql("select town_id from identity.enrolment order by enrolled_at desc, town_id limit 1")
                .mapValue(UUID.class)
                .one();
    }

    /** Also true for somebody unknown. */
    Mono<Boolean> signsInByWechat(UUID person) {
        return database.sql("select count(*) = 0 from identity.enrolment e"
                        + " where e.person_id = :person and e.left_at is null" + NOT_BY_WECHAT)
                .bind("person", person)
                .mapValue(Boolean.class)
                .one();
    }

    Flux<Line> staff(UUID town) {
        return database.sql("""
                        select e.person_id as person, e.name, p.role, p.village_id as village
                        from identity.enrolment e
                        join identity.post p on p.town_id = e.town_id and p.person_id = e.person_id
                        where e.town_id = :town and e.left_at is null and p.revoked_at is null
                        """ + NOT_BY_WECHAT + """
                        order by array_position(
                            array['TOWN', 'COMMITTEE', 'PANEL', 'INSPECTOR', 'CLERK', 'AUDITOR'], p.role), p.id
                        limit 300
                        """)
                .bind("town", town)
                .mapProperties(Line.class)
                .all();
    }

    Flux<Person> villagers(UUID town) {
        return database.sql("""
                        select e.town_id as town, e.person_id as id, e.name, e.member_id as member
                        from identity.enrolment e
                        where e.town_id = :town and e.left_at is null and e.member_id is not null
                        """ + NOT_BY_WECHAT + "order by e.person_id limit 300")
                .bind("town", town)
                .mapProperties(Person.class)
                .all();
    }
}
