package cn.fengming.points.messages;

import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What people do not want to be sent. They read it in the list all the same. */
@Component
class Muted {

    private final DatabaseClient database;
    private final Clock clock;

    Muted(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Flux<Kind> of(UUID town, UUID person) {
        return database.sql("select kind from messages.muted where town_id = :town and person_id = :person")
                .bind("town", town)
                .bind("person", person)
                .mapValue(String.class)
                .all()
                .map(Kind::valueOf);
    }

    /** These and no others from now on. */
    Mono<Void> set(UUID town, UUID person, Collection<Kind> kinds) {
        return forget(town, person)
                .then(database.sql("""
                                insert into messages.muted (town_id, person_id, kind, muted_at)
                                select :town, :person, kind, :now from unnest(:kinds) as off (kind)
                                on conflict on constraint muted_pk do nothing
                                """)
                        .bind("town", town)
                        .bind("person", person)
                        .bind("now", clock.instant())
                        .bind("kinds", kinds.stream().map(Kind::name).distinct().toArray(String[]::new))
                        .then());
    }

    Mono<Void> forget(UUID town, UUID person) {
        return database.sql("delete from messages.muted where town_id = :town and person_id = :person")
                .bind("town", town)
                .bind("person", person)
                .then();
    }
}
