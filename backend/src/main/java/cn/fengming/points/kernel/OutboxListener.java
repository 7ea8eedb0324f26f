package cn.fengming.points.kernel;

import reactor.core.publisher.Mono;

/** Wants to know facts of some topics. Must be idempotent by {@link OutboxEvent#id()}. */
public interface OutboxListener {

    boolean wants(String topic);

    Mono<Void> hear(OutboxEvent event);
}
