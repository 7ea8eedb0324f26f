package cn.fengming.points.community;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.RowsFetchSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of household members. Who has left is kept, and is no member any more. */
@Component
class Members {

    private static final String SELECT = """
            select m.id, m.town_id as town, m.household_id as household, m.name, m.birth_year, m.head,
                   m.birth_year is not null and :year - m.birth_year <= 18 as minor,
                   m.birth_year is not null and :year - m.birth_year >= 60 as elder
            from community.member m
            """;

    private final DatabaseClient database;
    private final Clock clock;

    Members(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Flux<Member> of(UUID town, UUID household) {
        return read(database.sql(SELECT + """
                        where m.town_id = :town and m.household_id = :household and m.left_at is null
                        order by m.head desc, m.birth_year nulls last, m.id
                        """).bind("town", town).bind("household", household))
                .all();
    }

    Mono<Member> find(UUID town, UUID member) {
        return read(database.sql(SELECT + "where m.town_id = :town and m.id = :member and m.left_at is null")
                        .bind("town", town)
                        .bind("member", member))
                .one();
    }

    Flux<Member> byPhone(byte[] fingerprint) {
        return read(database.sql(SELECT + """
                        join community.household h on h.town_id = m.town_id and h.id = m.household_id
                        where m.phone_print = :print and m.left_at is null and h.state = 'ACTIVE'
                        order by m.town_id, m.id
                        """).bind("print", fingerprint)).all();
    }

    private RowsFetchSpec<Member> read(GenericExecuteSpec statement) {
        return statement.bind("year", LocalDate.now(clock).getYear()).mapProperties(Member.class);
    }
}
