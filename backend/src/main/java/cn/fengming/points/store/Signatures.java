package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Signatures, written once. Who may sign as what in which store is decided here. */
@Component
class Signatures {

    private static final Role[] ANY_POST = {
        Role.COMMITTEE, Role.CLERK, Role.PANEL, Role.INSPECTOR, Role.TOWN, Role.AUDITOR
    };

    private final DatabaseClient database;
    private final Community community;
    private final Clock clock;

    Signatures(DatabaseClient database, Community community, Clock clock) {
        this.database = database;
        this.community = community;
        this.clock = clock;
    }

    /**
     * The signature somebody is about to give.
     *
     * @throws Problem 403 when they may not sign as that there; 404 unknown card; 422 when the card is of another village
     */
    Mono<Signature> by(Actor actor, Outlet outlet, UUID subject, Signature.Form form) {
        String card = form.cardCode();
        if (card != null && form.byCard()) {
            outlet.mustBeServedBy(actor, Role.COMMITTEE, Role.CLERK, Role.TOWN);
            return community
                    .byCard(actor.town(), card)
                    .filter(household -> livesAt(outlet, household))
                    .switchIfEmpty(Mono.error(() -> Problem.refused("wrong-card", "这张户卡不是本村的")))
                    .map(household -> byCard(subject, form, household));
        }
        return mayWitness(actor, outlet, form.part()).then(Mono.fromSupplier(() -> byPhone(actor, subject, form)));
    }

    private static boolean livesAt(Outlet outlet, Household household) {
        return outlet.village() == null || outlet.village().equals(household.village());
    }

    private Signature byCard(UUID subject, Signature.Form form, Household household) {
        return new Signature(
                subject,
                form.part(),
                household.id(),
                household.id(),
                String.valueOf(form.name()).strip(),
                Signature.How.CARD,
                clock.instant());
    }

    private Signature byPhone(Actor actor, UUID subject, Signature.Form form) {
        return new Signature(
                subject,
                form.part(),
                actor.person(),
                actor.household(),
                actor.name(),
                Signature.How.PHONE,
                clock.instant());
    }

    /** Buying and receiving are posts; a witness is anybody of the village, or with a post there. */
    private Mono<Void> mayWitness(Actor actor, Outlet outlet, Signature.Part part) {
        return switch (part) {
            case BUYER, APPROVER -> Mono.fromRunnable(() -> outlet.mustBeServedBy(actor, Role.COMMITTEE, Role.TOWN));
            case RECEIVER, COUNTER ->
                Mono.fromRunnable(() -> outlet.mustBeServedByKeeperOr(actor, Role.COMMITTEE, Role.CLERK, Role.TOWN));
            case WITNESS -> mustBelong(actor, outlet);
        };
    }

    /** @throws Problem 403 for somebody who neither lives where the store is nor holds a post there */
    Mono<Void> mustBelong(Actor actor, Outlet outlet) {
        UUID home = actor.household();
        return home == null
                ? Mono.fromRunnable(() -> outlet.mustBeServedByKeeperOr(actor, ANY_POST))
                : community
                        .household(actor.town(), home)
                        .filter(household -> !livesAt(outlet, household))
                        .doOnNext(stranger -> outlet.mustBeServedByKeeperOr(actor, ANY_POST))
                        .then();
    }

    Mono<Void> add(UUID town, Signature signature) {
        return database.sql("""
                        insert into store.signature (town_id, subject_id, part, signer, household_id, name, how, signed_at)
                        values (:town, :subject, :part, :signer, :household, :name, :how, :at)
                        """)
                .bind("town", town)
                .bind("subject", signature.subjectId())
                .bind("part", signature.part().name())
                .bind("signer", signature.signer())
                .bind("household", Maybe.of(UUID.class, signature.householdId()))
                .bind("name", signature.name())
                .bind("how", signature.how().name())
                .bind("at", signature.signedAt())
                .then();
    }

    /** In the order they were given. */
    Mono<List<Signature>> of(UUID town, UUID subject) {
        return of(town, List.of(subject)).collectList();
    }

    Flux<Signature> of(UUID town, Collection<UUID> subjects) {
        return database.sql("""
                        select subject_id, part, signer, household_id, name, how, signed_at from store.signature
                        where town_id = :town and subject_id = any(:subjects) order by signed_at, part
                        """)
                .bind("town", town)
                .bind("subjects", subjects.toArray(UUID[]::new))
                .mapProperties(Signature.class)
                .all();
    }
}
