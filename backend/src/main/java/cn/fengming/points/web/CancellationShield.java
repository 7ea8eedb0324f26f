package cn.fengming.points.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * A request that has begun runs to its end, whether or not somebody still waits for the answer. Without it a client
 * that hangs up cancels the chain in the middle of a transaction, the connection goes back to the pool with the
 * transaction open, and later requests are answered 200 inside it and never committed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class CancellationShield implements WebFilter {

    private final ProblemWriter problems;

    CancellationShield(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.deferContextual(context ->
                answer(exchange, chain.filter(exchange).contextWrite(context).toFuture()));
    }

    /** The caller's signals, as long as there is a caller; what fails after that is only noted. */
    private Mono<Void> answer(ServerWebExchange exchange, CompletableFuture<Void> run) {
        AtomicBoolean gone = new AtomicBoolean();
        return Mono.create(caller -> {
            caller.onCancel(() -> gone.set(true));
            run.whenComplete((nothing, error) -> {
                if (error == null) {
                    caller.success();
                } else if (gone.get()) {
                    problems.note(exchange, error);
                } else {
                    caller.error(error);
                }
            });
        });
    }
}
