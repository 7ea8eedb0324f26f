package cn.fengming.points.kernel;

import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/** Part of a transaction that may fail without the rest: what it wrote is undone, what was written before stands. */
@Component
public class Savepoint {

    private final TransactionalOperator nested;

    Savepoint(ReactiveTransactionManager transactions) {
        nested = TransactionalOperator.create(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    public <T> Mono<T> around(Mono<T> work) {
        return nested.transactional(work);
    }
}
