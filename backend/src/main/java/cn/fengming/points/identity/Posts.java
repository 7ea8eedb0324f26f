package cn.fengming.points.identity;

import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of posts, held and revoked. None is ever deleted. */
@Component
class Posts {

    private static final String COLUMNS = """
            p.id, p.town_id as town, p.person_id as person, e.name, p.role, p.village_id as village,
            p.grid_id as grid, p.granted_by, p.granted_at, p.grant_reason, p.revoked_by, p.revoked_at, p.revoke_reason
            """;

    private static final String SELECT = "select " + COLUMNS + """
            from identity.post p
            join identity.enrolment e on e.town_id = p.town_id and e.person_id = p.person_id
            """;

    private final DatabaseClient database;
    private final Clock clock;

    Posts(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Posts are given one at a time to a person: what does not go together is seen. Ends with the transaction. */
    Mono<Void> lockPerson(UUID town, UUID person) {
        return database.sql("""
                        select person_id from identity.enrolment
                        where town_id = :town and person_id = :person for update
                        """)
                .bind("town", town)
                .bind("person", person)
                .fetch()
                .all()
                .then();
    }

    Flux<Post> heldBy(UUID town, UUID person) {
        return database.sql(SELECT + "where p.town_id = :town and p.person_id = :person and p.revoked_at is null"
                        + " order by p.id")
                .bind("town", town)
                .bind("person", person)
                .mapProperties(Post.class)
                .all();
    }

    /** Everything a person ever held in a town. */
    Flux<Post> historyOf(UUID town, UUID person) {
        return database.sql(SELECT + "where p.town_id = :town and p.person_id = :person order by p.id")
                .bind("town", town)
                .bind("person", person)
                .mapProperties(Post.class)
                .all();
    }

    Mono<Post> find(UUID town, UUID post) {
        return database.sql(SELECT + "where p.town_id = :town and p.id = :post")
                .bind("town", town)
                .bind("post", post)
                .mapProperties(Post.class)
                .one();
    }

    /** Emits nothing when the person holds this very post already. */
    Mono<Post> add(Post post) {
        return database.sql("with p as (" + """
                        insert into identity.post
                          (town_id, id, person_id, role, village_id, grid_id, granted_by, granted_at, grant_reason)
                        values (:town, :id, :person, :role, :village, :grid, :by, :at, :reason)
                        on conflict (town_id, person_id, role, village_id, grid_id) where revoked_at is null do nothing
                        returning *)
                        """ + SELECT.replace("identity.post p", "p"))
                .bind("town", post.town())
                .bind("id", post.id())
                .bind("person", post.person())
                .bind("role", post.role().name())
                .bind("village", Bind.orNull(post.village()))
                .bind("grid", Bind.orNull(post.grid()))
                .bind("by", post.grantedBy())
                .bind("at", post.grantedAt())
                .bind("reason", Bind.orNull(post.grantReason()))
                .mapProperties(Post.class)
                .one();
    }

    /** Zero when it was not held any more. */
    Mono<Long> revoke(UUID town, UUID post, UUID by, @Nullable String reason) {
        return database.sql("""
                        update identity.post set revoked_by = :by, revoked_at = :now, revoke_reason = :reason
                        where town_id = :town and id = :post and revoked_at is null
                        """)
                .bind("by", by)
                .bind("now", clock.instant())
                .bind("reason", Bind.orNull(reason))
                .bind("town", town)
                .bind("post", post)
                .fetch()
                .rowsUpdated();
    }

    /** Locks the posts of the town office, so that two officers cannot at once leave the town without one. */
    Flux<UUID> lockOfficers(UUID town) {
        return database.sql("""
                        select person_id from identity.post
                        where town_id = :town and role = 'TOWN' and revoked_at is null
                        order by id for update
                        """).bind("town", town).mapValue(UUID.class).all();
    }

    /** Persons whose post of this role covers the village, or any village when it is null; each once. */
    Flux<UUID> holders(UUID town, Role role, @Nullable UUID village) {
        return database.sql("""
                        select distinct person_id from identity.post
                        where town_id = :town and role = :role and revoked_at is null
                          and (cast(:village as uuid) is null or village_id is null or village_id = :village)
                        order by person_id
                        """)
                .bind("town", town)
                .bind("role", role.name())
                .bind("village", Bind.orNull(village))
                .mapValue(UUID.class)
                .all();
    }

    /** Posts of a town in the order they were granted, one row more than a page. */
    Flux<Post> list(UUID town, PostQuery query) {
        return database.sql(SELECT + """
                        where p.town_id = :town
                          and (:revoked or p.revoked_at is null)
                          and (cast(:person as uuid) is null or p.person_id = :person)
                          and (cast(:village as uuid) is null or p.village_id = :village)
                          and (cast(:role as text) is null or p.role = :role)
                          and (cast(:after as uuid) is null or p.id > :after)
                        order by p.id
                        limit :limit
                        """)
                .bind("town", town)
                .bind("revoked", query.history())
                .bind("person", Bind.orNull(query.person()))
                .bind("village", Bind.orNull(query.village()))
                .bind("role", Bind.orNull(query.roleName()))
                .bind("after", Bind.orNull(query.after()))
                .bind("limit", query.size() + 1)
                .mapProperties(Post.class)
                .all();
    }
}
