package cn.fengming.points.kernel;

import org.springframework.util.ClassUtils;
import reactor.core.publisher.Mono;

/**
 * Wants to know facts of some topics. It hears each of them in a transaction of its own, in which the outbox notes that
 * it did: what a listener writes to the database happens exactly once per fact. What leaves the database (a message, a
 * file) may happen again after a crash, so it must be idempotent by {@link OutboxEvent#id()}.
 *
 * <p>An error makes only this listener hear the fact again later; the others go on. Order is not promised.
 */
public interface OutboxListener {

    boolean wants(String topic);

    Mono<Void> hear(OutboxEvent event);

    /** Stable and unlike any other's: what was heard is remembered by it. */
    default String name() {
        return ClassUtils.getUserClass(this).getSimpleName();
    }
}
