package cn.fengming.points.identity;

import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.kernel.PhoneVault.Sealed;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of invitations. Looking for a phone number is the one question here that spans towns. */
@Component
class Invitations {

    private static final String SELECT = """
            select id, town_id as town, name, phone_sealed, role, village_id as village, grid_id as grid, state,
                   invited_by, invited_at, ends_at, person_id as person
            from identity.invitation
            """;

    private final DatabaseClient database;
    private final PhoneVault vault;
    private final Clock clock;

    Invitations(DatabaseClient database, PhoneVault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    Mono<Void> add(Invitation invitation, Sealed phone) {
        return database.sql("""
                        insert into identity.invitation
                          (town_id, id, name, phone_sealed, phone_print, role, village_id, grid_id, state,
                           invited_by, invited_at, ends_at)
                        values (:town, :id, :name, :sealed, :print, :role, :village, :grid, 'OPEN', :by, :at, :ends)
                        """)
                .bind("town", invitation.town())
                .bind("id", invitation.id())
                .bind("name", invitation.name())
                .bind("sealed", phone.box())
                .bind("print", phone.fingerprint())
                .bind("role", invitation.role().name())
                .bind("village", Bind.orNull(invitation.village()))
                .bind("grid", Bind.orNull(invitation.grid()))
                .bind("by", invitation.invitedBy())
                .bind("at", invitation.invitedAt())
                .bind("ends", invitation.endsAt())
                .then();
    }

    Mono<Invitation> find(UUID town, UUID invitation) {
        return read(database.sql(SELECT + "where town_id = :town and id = :id")
                        .bind("town", town)
                        .bind("id", invitation))
                .next();
    }

    /** Those still open for a phone number in any town, locked so that each is accepted once. */
    Flux<Invitation> lockFor(byte[] fingerprint) {
        return read(database.sql(SELECT + """
                        where phone_print = :print and state = 'OPEN' and ends_at > :now
                        order by town_id, id
                        for update
                        """).bind("print", fingerprint).bind("now", clock.instant()));
    }

    Flux<Invitation> list(UUID town, @Nullable UUID after, int limit) {
        return read(database.sql(SELECT + """
                        where town_id = :town and (cast(:after as uuid) is null or id > :after)
                        order by id
                        limit :limit
                        """)
                .bind("town", town)
                .bind("after", Bind.orNull(after))
                .bind("limit", limit));
    }

    /** What nobody answered in time makes room for a new one, and its number goes. Emits how many there were. */
    Mono<Long> withdrawEnded(UUID town) {
        return database.sql("""
                        update identity.invitation
                        set state = 'WITHDRAWN', ended_at = :now, phone_sealed = null, phone_print = null
                        where town_id = :town and state = 'OPEN' and ends_at <= :now
                        """)
                .bind("now", clock.instant())
                .bind("town", town)
                .fetch()
                .rowsUpdated();
    }

    /** Zero when it was answered before. */
    Mono<Long> end(Invitation invitation, Invitation.State how, @Nullable UUID person) {
        return database.sql("""
                        update identity.invitation
                        set state = :state, person_id = :person, ended_at = :now,
                            phone_sealed = null, phone_print = null
                        where town_id = :town and id = :id and state = 'OPEN'
                        """)
                .bind("state", how.name())
                .bind("person", Bind.orNull(person))
                .bind("now", clock.instant())
                .bind("town", invitation.town())
                .bind("id", invitation.id())
                .fetch()
                .rowsUpdated();
    }

    private Flux<Invitation> read(GenericExecuteSpec statement) {
        return statement.mapProperties(Row.class).all().map(row -> row.invitation(vault));
    }

    record Row(
            UUID id,
            UUID town,
            String name,
            byte @Nullable [] phoneSealed,
            Role role,
            @Nullable UUID village,
            @Nullable UUID grid,
            Invitation.State state,
            UUID invitedBy,
            Instant invitedAt,
            Instant endsAt,
            @Nullable UUID person) {

        Invitation invitation(PhoneVault vault) {
            String phone = phoneSealed == null ? null : PhoneVault.masked(vault.open(phoneSealed));
            return new Invitation(
                    id, town, name, phone, role, village, grid, state, invitedBy, invitedAt, endsAt, person);
        }
    }
}
