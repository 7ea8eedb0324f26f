package cn.fengming.points.kernel;

import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionContextManager;
import reactor.core.publisher.Mono;

/** Where a piece of work runs. */
final class Within {

    private Within() {}

    /** True when whoever subscribes is inside a transaction: what it reads and writes must go through that one. */
    static Mono<Boolean> transaction() {
        return TransactionContextManager.currentContext()
                .thenReturn(true)
                .onErrorResume(NoTransactionException.class, outside -> Mono.just(false));
    }
}
