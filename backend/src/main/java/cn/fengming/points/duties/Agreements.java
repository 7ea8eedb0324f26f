package cn.fengming.points.duties;

import cn.fengming.points.kernel.Maybe;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Agreements at the door, and the looks at them. */
@Component
class Agreements {

    private static final String AGREEMENT = """
            select id, village_id as village, household_id as household, shop, kind, items, year, signer, medium,
                   photo_id as photo, signed_on, written_by, written_at, voided_at
            from duties.agreement
            """;
    private static final String CHECK = """
            select id, agreement_id as agreement, day, broken, words, photos, checked_by, checker, checked_at
            from duties.agreement_check
            """;

    private final DatabaseClient database;

    Agreements(DatabaseClient database) {
        this.database = database;
    }

    Mono<Agreement> find(UUID town, UUID id) {
        return one(town, id, "");
    }

    Mono<Agreement> lock(UUID town, UUID id) {
        return one(town, id, " for update");
    }

    private Mono<Agreement> one(UUID town, UUID id, String lock) {
        return database.sql(AGREEMENT + "where town_id = :town and id = :id" + lock)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Agreement.class)
                .one();
    }

    /** Of a year, in the order they were signed. */
    Flux<Agreement> of(UUID town, UUID village, int year) {
        return database.sql(AGREEMENT + """
                        where town_id = :town and village_id = :village and year = :year and voided_at is null
                        order by written_at, id
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("year", year)
                .mapProperties(Agreement.class)
                .all();
    }

    /** The latest year first. */
    Flux<Agreement> ofHousehold(UUID town, UUID household) {
        return database.sql(AGREEMENT + """
                        where town_id = :town and household_id = :household and voided_at is null
                        order by year desc
                        limit 20
                        """)
                .bind("town", town)
                .bind("household", household)
                .mapProperties(Agreement.class)
                .all();
    }

    Mono<Void> add(UUID town, Agreement agreement) {
        return database.sql("""
                        insert into duties.agreement (town_id, id, village_id, household_id, shop, kind, items, year,
                                                      signer, medium, photo_id, signed_on, written_by, written_at)
                        values (:town, :id, :village, :household, :shop, :kind, :items, :year, :signer, :medium, :photo,
                                :signed, :by, :at)
                        """)
                .bind("town", town)
                .bind("id", agreement.id())
                .bind("village", agreement.village())
                .bind("household", Maybe.of(UUID.class, agreement.household()))
                .bind("shop", Maybe.of(String.class, agreement.shop()))
                .bind("kind", agreement.kind().name())
                .bind("items", agreement.items().toArray(String[]::new))
                .bind("year", agreement.year())
                .bind("signer", agreement.signer())
                .bind("medium", agreement.medium().name())
                .bind("photo", agreement.photo())
                .bind("signed", agreement.signedOn())
                .bind("by", agreement.writtenBy())
                .bind("at", agreement.writtenAt())
                .then();
    }

    Mono<Void> voided(UUID town, UUID id, UUID by, Instant at, String reason) {
        return database.sql("""
                        update duties.agreement set voided_by = :by, voided_at = :at, voided_reason = :reason
                        where town_id = :town and id = :id
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("by", by)
                .bind("at", at)
                .bind("reason", reason)
                .then();
    }

    Mono<AgreementCheck> check(UUID town, UUID id) {
        return database.sql(CHECK + "where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(AgreementCheck.class)
                .one();
    }

    /** The latest first. */
    Flux<AgreementCheck> checks(UUID town, Collection<UUID> agreements) {
        return agreements.isEmpty()
                ? Flux.empty()
                : database.sql(CHECK + """
                                where town_id = :town and agreement_id = any(:agreements)
                                order by day desc, id desc
                                """)
                        .bind("town", town)
                        .bind("agreements", agreements.toArray(UUID[]::new))
                        .mapProperties(AgreementCheck.class)
                        .all();
    }

    Mono<Void> add(UUID town, AgreementCheck check) {
        return database.sql("""
                        insert into duties.agreement_check (town_id, id, agreement_id, day, broken, words, photos,
                                                            checked_by, checker, checked_at)
                        values (:town, :id, :agreement, :day, :broken, :words, :photos, :by, :checker, :at)
                        """)
                .bind("town", town)
                .bind("id", check.id())
                .bind("agreement", check.agreement())
                .bind("day", check.day())
                .bind("broken", check.broken().toArray(String[]::new))
                .bind("words", check.words())
                .bind("photos", check.photos().toArray(UUID[]::new))
                .bind("by", check.checkedBy())
                .bind("checker", check.checker())
                .bind("at", check.checkedAt())
                .then();
    }
}
