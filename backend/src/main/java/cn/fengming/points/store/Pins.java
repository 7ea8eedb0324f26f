package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Households' secret numbers, as hashes, and what was asked for when one was forgotten. */
@Component
class Pins {

    private final DatabaseClient database;
    private final PinVault vault;
    private final CodeGuesses guesses;

    Pins(DatabaseClient database, PinVault vault, CodeGuesses guesses) {
        this.database = database;
        this.vault = vault;
        this.guesses = guesses;
    }

    private record Kept(String hash, UUID setBy, Instant setAt) {}

    /**
     * As {@link #prove}, at the counter: who was there when the digits were set may know them, and serves nobody by them.
     *
     * @throws Problem 403 by who set them
     */
    Mono<Void> proveTo(Actor clerk, UUID household, String pin) {
        return kept(clerk.town(), household)
                .doOnNext(kept -> mustNotHaveSet(clerk, kept))
                .then(prove(clerk.town(), household, pin));
    }

    private static void mustNotHaveSet(Actor clerk, Kept kept) {
        if (kept.setBy().equals(clerk.person())) {
            throw Problem.forbidden("这家的密码是您当面办的，请另一位工作人员办理");
        }
    }

    /**
     * The household types its digits. A try is counted before it is looked at.
     *
     * @throws Problem 422 no-pin, wrong-pin; 429 after too many wrong ones
     */
    Mono<Void> prove(UUID town, UUID household, String pin) {
        return kept(town, household)
                .switchIfEmpty(Mono.error(() -> Problem.refused("no-pin", "这家还没有设户卡密码，请先当面设一个")))
                .delayUntil(kept -> guesses.countPin(town, household))
                .filterWhen(kept -> vault.fits(town, household, pin, kept.hash()))
                .switchIfEmpty(Mono.error(() -> Problem.refused("wrong-pin", "密码不对，请再输一次")))
                .delayUntil(kept -> guesses.giveBackPin(town, household))
                .then();
    }

    private Mono<Kept> kept(UUID town, UUID household) {
        return database.sql("""
                        select hash, set_by, set_at from store.household_pin
                        where town_id = :town and household_id = :household
                        """)
                .bind("town", town)
                .bind("household", household)
                .mapProperties(Kept.class)
                .one();
    }

    Mono<Instant> setAt(UUID town, UUID household) {
        return kept(town, household).map(Kept::setAt);
    }

    Mono<Void> set(Actor by, UUID household, String pin, Instant at) {
        return vault.hash(by.town(), household, pin)
                .flatMap(hash -> database.sql("""
                                insert into store.household_pin as p
                                  (town_id, household_id, version, hash, set_by, setter_name, set_at)
                                values (:town, :household, 1, :hash, :by, :name, :at)
                                on conflict on constraint household_pin_pk do update
                                set version = p.version + 1, hash = excluded.hash, set_by = excluded.set_by,
                                  setter_name = excluded.setter_name, set_at = excluded.set_at
                                """)
                        .bind("town", by.town())
                        .bind("household", household)
                        .bind("hash", hash)
                        .bind("by", by.person())
                        .bind("name", by.name())
                        .bind("at", at)
                        .then());
    }

    Mono<Pin.Reset> ask(Actor by, UUID id, UUID household, UUID village, String reason, Instant at) {
        return database.sql("""
                        insert into store.pin_reset
                          (town_id, id, household_id, village_id, reason, asked_by, asker_name, asked_at)
                        values (:town, :id, :household, :village, :reason, :by, :name, :at)
                        returning *
                        """)
                .bind("town", by.town())
                .bind("id", id)
                .bind("household", household)
                .bind("village", village)
                .bind("reason", reason)
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .mapProperties(Pin.Reset.class)
                .one();
    }

    Mono<Pin.Reset> lockReset(UUID town, UUID id) {
        return database.sql("select * from store.pin_reset where town_id = :town and id = :id for update")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Pin.Reset.class)
                .one();
    }

    Mono<Pin.Reset> agree(Actor by, UUID id, Instant at) {
        return database.sql("""
                        update store.pin_reset set agreed_by = :by, agreer_name = :name, agreed_at = :at
                        where town_id = :town and id = :id and agreed_at is null
                        returning *
                        """)
                .bind("town", by.town())
                .bind("id", id)
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .mapProperties(Pin.Reset.class)
                .one();
    }

    /** Uses the agreed reset of a household up; 0 rows when there is none. */
    Mono<Long> useReset(UUID town, UUID household, Instant at) {
        return database.sql("""
                        update store.pin_reset set used_at = :at
                        where town_id = :town and household_id = :household and agreed_at is not null and used_at is null
                        """)
                .bind("town", town)
                .bind("household", household)
                .bind("at", at)
                .fetch()
                .rowsUpdated();
    }

    Mono<Pin.Reset> resetOf(UUID town, UUID household) {
        return database.sql("""
                        select * from store.pin_reset
                        where town_id = :town and household_id = :household and used_at is null
                        """)
                .bind("town", town)
                .bind("household", household)
                .mapProperties(Pin.Reset.class)
                .one();
    }

    /** Those of a village that wait for the second person, newest first. */
    Flux<Pin.Reset> waiting(UUID town, UUID village, @Nullable UUID before, int rows) {
        return database.sql("""
                        select * from store.pin_reset
                        where town_id = :town and village_id = :village and agreed_at is null
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :rows
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(Pin.Reset.class)
                .all();
    }
}
