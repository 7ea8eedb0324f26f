package cn.fengming.points.community;

import cn.fengming.points.kernel.Problem;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Rows of household cards. A code, once printed, is never given to another household of the town. */
@Component
class Cards {

    private final DatabaseClient database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Cards(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Card> find(UUID town, CardCode code) {
        return database.sql("""
                        select code, household_id as household, issued_at, voided_at, void_cause
                        from community.card
                        where town_id = :town and code = :code
                        """)
                .bind("town", town)
                .bind("code", code.text())
                .mapProperties(Card.class)
                .one();
    }

    Mono<CardCode> draw(UUID town) {
        return draw(town, 1).map(codes -> codes.get(0));
    }

    /** Different codes that nobody in the town has had. The key of the table stands behind it. */
    Mono<List<CardCode>> draw(UUID town, int count) {
        return Mono.fromCallable(() -> randomCodes(count))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(codes -> taken(town, codes).flatMap(taken -> taken ? draw(town, count) : Mono.just(codes)));
    }

    private List<CardCode> randomCodes(int count) {
        Set<CardCode> codes = new LinkedHashSet<>();
        while (codes.size() < count) {
            codes.add(CardCode.random(random));
        }
        return List.copyOf(codes);
    }

    private Mono<Boolean> taken(UUID town, List<CardCode> codes) {
        return database.sql("""
                        select exists (select from community.card where town_id = :town and code = any(:codes)) as taken
                        """)
                .bind("town", town)
                .bind("codes", codes.stream().map(CardCode::text).toArray(String[]::new))
                .mapValue(Boolean.class)
                .one();
    }

    Mono<Void> issue(UUID town, List<HouseholdRow> households) {
        return database.sql("""
                        insert into community.card (town_id, code, household_id, issued_at)
                        select :town, code, household, :at
                        from unnest(:codes::text[], :households::uuid[]) as row(code, household)
                        """)
                .bind("town", town)
                .bind("codes", households.stream().map(HouseholdRow::card).toArray(String[]::new))
                .bind("households", households.stream().map(HouseholdRow::id).toArray(UUID[]::new))
                .bind("at", clock.instant())
                .then();
    }

    Mono<Void> issue(UUID town, UUID household, CardCode code) {
        return database.sql("""
                        insert into community.card (town_id, code, household_id, issued_at)
                        values (:town, :code, :household, :at)
                        """)
                .bind("town", town)
                .bind("code", code.text())
                .bind("household", household)
                .bind("at", clock.instant())
                .then();
    }

    /** @throws Problem 409 when that card is not the household's valid one */
    Mono<Void> replace(UUID town, UUID household, String code, Card.VoidCause cause) {
        return database.sql("""
                        update community.card set voided_at = :at, void_cause = :cause
                        where town_id = :town and household_id = :household and code = :code and voided_at is null
                        """)
                .bind("town", town)
                .bind("household", household)
                .bind("code", code)
                .bind("cause", cause.name())
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("card-changed", "这户的户卡刚刚换过，请刷新后再办")))
                .then();
    }
}
