package cn.fengming.points.duties;

import cn.fengming.points.kernel.Maybe;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Handovers of posts. */
@Component
class Handovers {

    private static final String HANDOVER = """
            select id, position_id as position, from_tenure, to_tenure, items, given_by, given_at, taken_by, taken_at,
                   withdrawn_at, made_by, made_at
            from duties.handover
            """;
    private static final String OPEN = " and withdrawn_at is null and (given_at is null or taken_at is null)";

    private final DatabaseClient database;

    Handovers(DatabaseClient database) {
        this.database = database;
    }

    Mono<Handover> find(UUID town, UUID id) {
        return database.sql(HANDOVER + "where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Handover.class)
                .one();
    }

    Flux<Handover> openIn(UUID town, UUID village) {
        return database.sql(HANDOVER + """
                        where town_id = :town and position_id in
                          (select id from duties.position where town_id = :town and village_id = :village)
                        """ + OPEN)
                .bind("town", town)
                .bind("village", village)
                .mapProperties(Handover.class)
                .all();
    }

    Mono<Handover> openOf(UUID town, UUID position) {
        return database.sql(HANDOVER + "where town_id = :town and position_id = :position" + OPEN)
                .bind("town", town)
                .bind("position", position)
                .mapProperties(Handover.class)
                .one();
    }

    /** Open ones in which the person is one of the sides. */
    Flux<Handover> openFor(UUID town, UUID person) {
        return database.sql(HANDOVER + """
                        where town_id = :town and (from_tenure in
                            (select id from duties.tenure where town_id = :town and person_id = :person)
                          or to_tenure in
                            (select id from duties.tenure where town_id = :town and person_id = :person))
                        """ + OPEN)
                .bind("town", town)
                .bind("person", person)
                .mapProperties(Handover.class)
                .all();
    }

    Mono<Void> add(UUID town, Handover handover) {
        return database.sql("""
                        insert into duties.handover (town_id, id, position_id, from_tenure, to_tenure, items, made_by, made_at)
                        values (:town, :id, :position, :from, :to, :items, :by, :at)
                        """)
                .bind("town", town)
                .bind("id", handover.id())
                .bind("position", handover.position())
                .bind("from", handover.fromTenure())
                .bind("to", handover.toTenure())
                .bind("items", handover.items().toArray(String[]::new))
                .bind("by", handover.madeBy())
                .bind("at", handover.madeAt())
                .then();
    }

    /** Writes what was said. The caller holds the post's lock. */
    Mono<Void> save(UUID town, Handover handover) {
        return database.sql("""
                        update duties.handover
                        set given_by = :giver, given_at = :given, taken_by = :taker, taken_at = :taken,
                            withdrawn_at = :withdrawn
                        where town_id = :town and id = :id
                        """)
                .bind("town", town)
                .bind("id", handover.id())
                .bind("giver", Maybe.of(UUID.class, handover.givenBy()))
                .bind("given", Maybe.of(Instant.class, handover.givenAt()))
                .bind("taker", Maybe.of(UUID.class, handover.takenBy()))
                .bind("taken", Maybe.of(Instant.class, handover.takenAt()))
                .bind("withdrawn", Maybe.of(Instant.class, handover.withdrawnAt()))
                .then();
    }
}
