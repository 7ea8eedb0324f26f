package cn.fengming.points.season;

import cn.fengming.points.kernel.Actor;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who put themselves down. The caller holds the lock of the release, so numbers go up one by one. */
@Component
class Entries {

    private final DatabaseClient database;

    Entries(DatabaseClient database) {
        this.database = database;
    }

    /** The household's number; the one it has already when it is down. */
    Mono<Integer> add(UUID town, UUID release, UUID household, Actor by, boolean forOther, Instant at) {
        return number(town, release, household)
                .switchIfEmpty(Mono.defer(() -> database.sql("""
                        insert into season.entry (town_id, release_id, number, household_id, entered_by, for_other, entered_at)
                        select :town, :release, coalesce(max(number), 0) + 1, :household, :by, :other, :at
                        from season.entry where town_id = :town and release_id = :release
                        returning number
                        """)
                        .bind("town", town)
                        .bind("release", release)
                        .bind("household", household)
                        .bind("by", by.person())
                        .bind("other", forOther)
                        .bind("at", at)
                        .mapValue(Integer.class)
                        .one()));
    }

    Mono<Integer> number(UUID town, UUID release, UUID household) {
        return database.sql("""
                        select number from season.entry
                        where town_id = :town and release_id = :release and household_id = :household
                          and withdrawn_at is null
                        """)
                .bind("town", town)
                .bind("release", release)
                .bind("household", household)
                .mapValue(Integer.class)
                .one();
    }

    Mono<Void> withdraw(UUID town, UUID release, UUID household, Instant at) {
        return database.sql("""
                        update season.entry set withdrawn_at = :at
                        where town_id = :town and release_id = :release and household_id = :household
                          and withdrawn_at is null
                        """)
                .bind("town", town)
                .bind("release", release)
                .bind("household", household)
                .bind("at", at)
                .then();
    }

    record Standing(int number, UUID household) {}

    /** Everybody who is down, by number. */
    Flux<Standing> of(UUID town, UUID release) {
        return database.sql("""
                        select number, household_id as household from season.entry
                        where town_id = :town and release_id = :release and withdrawn_at is null
                        order by number
                        """)
                .bind("town", town)
                .bind("release", release)
                .mapProperties(Standing.class)
                .all();
    }
}
