package cn.fengming.points.kernel;

import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rows of {@code kernel.chore}. Every change is one statement, so no transaction is held while a chore works. */
@Component
class ChoreShelf {

    /** @param failing chores whose last run failed */
    record Backlog(long waiting, long failing) {}

    private final DatabaseClient database;

    ChoreShelf(DatabaseClient database) {
        this.database = database;
    }

    /** A chore nobody has heard of is due at once. */
    Mono<Void> know(String name, Instant now) {
        return database.sql("insert into kernel.chore (name, next_at) values (:name, :now) on conflict do nothing")
                .bind("name", name)
                .bind("now", now)
                .then();
    }

    /** True for exactly one caller when the chore is due. The claim runs out, so that a crash does not end a chore. */
    Mono<Boolean> claim(String name, Instant now, Duration lease) {
        return database.sql("""
                        update kernel.chore set next_at = :until, claimed_at = :now
                         where name = :name and next_at <= :now
                        """)
                .bind("until", now.plus(lease))
                .bind("now", now)
                .bind("name", name)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Puts off the end of a claim. False when it has run out and somebody else took it, or when it is settled. */
    Mono<Boolean> renew(String name, Instant claimed, Instant until) {
        return database.sql("update kernel.chore set next_at = :until where name = :name and claimed_at = :claimed")
                .bind("until", until)
                .bind("name", name)
                .bind("claimed", claimed)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Only who holds the claim of that moment settles it: a run that outlived its lease leaves the row alone. */
    Mono<Void> done(String name, Instant claimed, Instant next, String result) {
        return settle(name, claimed, next, result, "0");
    }

    Mono<Void> failed(String name, Instant claimed, Instant next, String result) {
        return settle(name, claimed, next, result, "failures + 1");
    }

    private Mono<Void> settle(String name, Instant claimed, Instant next, String result, String failures) {
        return database.sql("""
                        update kernel.chore
                           set next_at = :next, claimed_at = null, last_run_at = :claimed, last_result = :result,
                               failures = %s
                         where name = :name and claimed_at = :claimed
                        """.formatted(failures))
                .bind("next", next)
                .bind("claimed", claimed)
                .bind("result", result)
                .bind("name", name)
                .then();
    }

    Mono<Backlog> backlog(Instant now) {
        return database.sql("""
                        select count(*) filter (where next_at <= :now) waiting,
                               count(*) filter (where failures > 0) failing
                          from kernel.chore
                        """).bind("now", now).mapProperties(Backlog.class).one();
    }
}
