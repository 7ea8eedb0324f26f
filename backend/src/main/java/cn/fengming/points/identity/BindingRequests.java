package cn.fengming.points.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of requests to be bound to a household. */
@Component
class BindingRequests {

    private static final String SELECT = """
            select id, town_id as town, person_id as person, village_id as village, household_id as household,
                   member_id as member, name, way, state, asked_at, decided_by, decided_at, reason
            from identity.binding_request
            """;

    private final DatabaseClient database;

    BindingRequests(DatabaseClient database) {
        this.database = database;
    }

    /** Emits nothing when the person is waiting in this town already. */
    Mono<BindingRequest> add(BindingRequest request) {
        return database.sql("""
                        insert into identity.binding_request
                          (town_id, id, person_id, village_id, household_id, member_id, name, way, state, asked_at)
                        values (:town, :id, :person, :village, :household, :member, :name, :way, 'WAITING', :at)
                        on conflict (town_id, person_id) where state = 'WAITING' do nothing
                        """)
                .bind("town", request.town())
                .bind("id", request.id())
                .bind("person", request.person())
                .bind("village", request.village())
                .bind("household", request.household())
                .bind("member", Bind.orNull(request.member()))
                .bind("name", request.name())
                .bind("way", request.way().name())
                .bind("at", request.askedAt())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .map(added -> request);
    }

    Mono<BindingRequest> lock(UUID town, UUID request) {
        return database.sql(SELECT + "where town_id = :town and id = :id for update")
                .bind("town", town)
                .bind("id", request)
                .mapProperties(BindingRequest.class)
                .one();
    }

    /** Everything a person ever asked for, in all towns. */
    Flux<BindingRequest> of(UUID person) {
        return database.sql(SELECT + "where person_id = :person order by id")
                .bind("person", person)
                .mapProperties(BindingRequest.class)
                .all();
    }

    Flux<BindingRequest> waitingIn(UUID town, UUID village, @Nullable UUID after, int limit) {
        return database.sql(SELECT + """
                        where town_id = :town and village_id = :village and state = 'WAITING'
                          and (cast(:after as uuid) is null or id > :after)
                        order by id
                        limit :limit
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("after", Bind.orNull(after))
                .bind("limit", limit)
                .mapProperties(BindingRequest.class)
                .all();
    }

    Mono<BindingRequest> save(BindingRequest decided) {
        return database.sql("""
                        update identity.binding_request
                        set state = :state, member_id = :member, decided_by = :by, decided_at = :at, reason = :reason
                        where town_id = :town and id = :id
                        """)
                .bind("state", decided.state().name())
                .bind("member", Bind.orNull(decided.member()))
                .bind("by", Bind.orNull(decided.decidedBy()))
                .bind("at", Bind.orNull(decided.decidedAt()))
                .bind("reason", Bind.orNull(decided.reason()))
                .bind("town", decided.town())
                .bind("id", decided.id())
                .then()
                .thenReturn(decided);
    }

    /** The name somebody gave goes with them; that a request was decided stays. */
    Mono<Void> forget(UUID person) {
        return database.sql("""
                        update identity.binding_request
                        set name = '已注销',
                            state = case when state = 'WAITING' then 'WITHDRAWN' else state end,
                            decided_at = coalesce(decided_at, asked_at)
                        where person_id = :person
                        """).bind("person", person).then();
    }
}
