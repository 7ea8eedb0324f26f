package cn.fengming.points.web;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.ConstraintProblems;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Leaves one countable trace in the database, and then ends as it is told to. */
@Component
class ProbeDesk implements ConstraintProblems {

    private final Map<String, CompletableFuture<Void>> reached = new ConcurrentHashMap<>();
    private final DatabaseClient database;
    private final Outbox outbox;
    private final Ids ids;

    ProbeDesk(DatabaseClient database, Outbox outbox, Ids ids) {
        this.database = database;
        this.outbox = outbox;
        this.ids = ids;
    }

    @Transactional
    public Mono<UUID> doIt(Actor actor, String outcome) {
        UUID id = ids.next();
        return outbox.tell(actor.town(), "probe.done", id, Map.of("outcome", outcome))
                .then(end(outcome))
                .thenReturn(id);
    }

    /** Completes when the deed of that name has come as far as its name says: early-, middle- or late-. */
    CompletableFuture<Void> reached(String name) {
        return reached.computeIfAbsent(name, unknown -> new CompletableFuture<>());
    }

    private Mono<Void> slowly(String outcome) {
        Mono<Void> mark = Mono.fromRunnable(() -> reached(outcome).complete(null));
        Mono<Void> work = sql("select pg_sleep(0.02)");
        return outcome.startsWith("middle-") ? mark.then(work) : work.then(mark);
    }

    private Mono<Void> end(String outcome) {
        if (outcome.matches("(early|middle|late)-.*")) {
            return slowly(outcome);
        }
        return switch (outcome) {
            case "refused" -> Mono.error(Problem.refused("insufficient-points", "积分不够"));
            case "forbidden" -> Mono.error(Problem.forbidden("不行"));
            case "too-often" -> Mono.error(new Problem(429, "too-often", "太频繁").retryAfter(60));
            case "broken" -> Mono.error(new IllegalStateException("broken"));
            case "deadlock" -> sql("do $$ begin raise exception using errcode = '40P01'; end $$");
            case "constraint" ->
                sql("do $$ begin raise exception using errcode = '23514', constraint = 'probe_limit'; end $$");
            case "slow" -> sql("select pg_sleep(0.02)");
            default -> Mono.empty();
        };
    }

    private Mono<Void> sql(String statement) {
        return database.sql(statement).then();
    }

    Mono<Long> traces(Actor actor) {
        return database.sql("select count(*) from kernel.outbox where town_id = :town and topic = 'probe.done'")
                .bind("town", actor.town())
                .map(row -> row.get(0, Long.class))
                .one();
    }

    @Override
    public @Nullable Problem of(String constraint) {
        return constraint.equals("probe_limit") ? Problem.refused("over-limit", "已到上限") : null;
    }
}
