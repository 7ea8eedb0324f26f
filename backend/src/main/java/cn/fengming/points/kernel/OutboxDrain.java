package cn.fengming.points.kernel;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells listeners what stands in the outbox. Each listener hears each fact in one transaction with the note that it has:
 * exactly once as far as the database reaches, from any number of instances. One that fails keeps nobody else waiting.
 */
@Component
public class OutboxDrain {

    private static final Logger log = LoggerFactory.getLogger(OutboxDrain.class);
    private static final int AT_MOST = 500;

    private final OutboxShelf shelf;
    private final List<OutboxListener> listeners;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final AtomicLong waiting;
    private final AtomicLong failing;

    OutboxDrain(
            OutboxShelf shelf,
            List<OutboxListener> listeners,
            TransactionalOperator transaction,
            Clock clock,
            MeterRegistry metrics) {
        this.shelf = shelf;
        this.listeners = List.copyOf(listeners);
        this.transaction = transaction;
        this.clock = clock;
        this.waiting = metrics.gauge("points.outbox.waiting", new AtomicLong());
        this.failing = metrics.gauge("points.outbox.failed", new AtomicLong());
    }

    /** One round over what is due. Emits how many facts were told to everybody who wants them. */
    public Mono<Long> drain() {
        return Flux.defer(() -> shelf.due(clock.instant(), AT_MOST))
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::tell)
                .filter(told -> told)
                .count()
                .flatMap(count -> measure().thenReturn(count));
    }

    private Mono<Boolean> tell(OutboxEvent event) {
        return Flux.fromIterable(listeners)
                .filter(listener -> listener.wants(event.topic()))
                .concatMap(listener -> tell(event, listener))
                .collectList()
                .flatMap(errors -> settle(event, errors));
    }

    /** Emits the error, or nothing when it was heard, now or before. */
    private Mono<String> tell(OutboxEvent event, OutboxListener listener) {
        Mono<Void> hearing = shelf.lock(event)
                .filter(locked -> !locked.heardBy().contains(listener.name()))
                .flatMap(locked -> listener.hear(locked.event()).then(shelf.heard(event, listener.name())));
        return transaction.transactional(hearing).then(Mono.<String>empty()).onErrorResume(error -> {
            log.warn("{} could not hear {} {}: {}", listener.name(), event.topic(), event.id(), name(error));
            return Mono.just(listener.name() + ": " + name(error));
        });
    }

    /** Told when all who want it have heard it; another instance may be in the middle of one, then it comes again. */
    private Mono<Boolean> settle(OutboxEvent event, List<String> errors) {
        Mono<Boolean> settling = shelf.lock(event).flatMap(locked -> {
            if (!errors.isEmpty()) {
                return shelf.later(event, clock.instant(), String.join("; ", errors))
                        .thenReturn(false);
            }
            return heardByAll(locked) ? shelf.told(event, clock.instant()).thenReturn(true) : Mono.just(false);
        });
        return transaction.transactional(settling).defaultIfEmpty(false);
    }

    private boolean heardByAll(OutboxShelf.Waiting fact) {
        return listeners.stream()
                .filter(listener -> listener.wants(fact.event().topic()))
                .allMatch(listener -> fact.heardBy().contains(listener.name()));
    }

    private Mono<Void> measure() {
        return shelf.backlog()
                .doOnNext(backlog -> {
                    waiting.set(backlog.waiting());
                    failing.set(backlog.failing());
                })
                .then();
    }

    /** The kind of error only: its message may quote what people wrote. */
    private static String name(Throwable error) {
        return error instanceof Problem problem
                ? problem.type()
                : error.getClass().getSimpleName();
    }
}
