package cn.fengming.points.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * One kind of question, asked by many requests at once: while a statement is on its way, whoever asks meanwhile waits for
 * the next one, which asks for all of them. A lone question goes out at once. Nothing is remembered: every answer was read
 * after its question was asked, so what was committed before is seen.
 *
 * <p>Inside a transaction the question is asked alone and there, because only there the transaction's own rows are seen.
 *
 * @param <K> a question; equal ones are asked once
 * @param <V> its answer
 */
public final class GroupRead<K, V> {

    private static final int MOST_KEYS = 256;

    /** Two, so that one slow answer does not hold up everybody. */
    private static final int STATEMENTS = 2;

    /**
     * Longer than a statement may run, and than a connection takes to be made. What takes longer is on a connection that
     * broke unnoticed, and must not keep its place from everybody.
     */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private record Asked<K, V>(K key, MonoSink<V> sink) {}

    private final Function<Set<K>, Mono<Map<K, V>>> statement;
    private final Function<Set<K>, Mono<Map<K, V>>> inTransaction;
    private final boolean gathers;
    private final Sundial sundial;
    private final Queue<Asked<K, V>> waiting = new ConcurrentLinkedQueue<>();
    private final Crossing crossing;

    /** @param inTransaction the same on a transaction's own connection, or where nothing is gathered */
    GroupRead(
            Function<Set<K>, Mono<Map<K, V>>> statement,
            Function<Set<K>, Mono<Map<K, V>>> inTransaction,
            boolean gathers,
            Sundial sundial) {
        this.statement = statement;
        this.inTransaction = inTransaction;
        this.gathers = gathers;
        this.sundial = sundial;
        this.crossing = new Crossing(sundial, STATEMENTS, this::send);
    }

    /** Empty when the statement found nothing for the key. An error of the statement is everybody's who was in it. */
    public Mono<V> ask(K key) {
        return Within.transaction()
                .flatMap(inside -> inside || !gathers ? alone(key) : Mono.create(sink -> join(new Asked<>(key, sink))));
    }

    private Mono<V> alone(K key) {
        return inTransaction.apply(Set.of(key)).mapNotNull(found -> found.get(key));
    }

    private void join(Asked<K, V> asked) {
        waiting.add(asked);
        send();
    }

    /** Whoever gets through sends; who does not is sent along by whoever leaves. */
    private void send() {
        while (!waiting.isEmpty()) {
            Crossing.Passage passage = crossing.enter();
            if (passage == null) {
                return;
            }
            List<Asked<K, V>> group = next();
            if (group.isEmpty()) {
                passage.leave();
            } else {
                send(group, passage);
            }
        }
    }

    /** Before the answers are passed on, so that the next statement is on its way while they are worked with. */
    private void leave(Crossing.Passage passage) {
        passage.leave();
        send();
    }

    private List<Asked<K, V>> next() {
        List<Asked<K, V>> group = new ArrayList<>();
        Asked<K, V> asked = waiting.poll();
        while (asked != null) {
            group.add(asked);
            asked = group.size() < MOST_KEYS ? waiting.poll() : null;
        }
        return group;
    }

    private void send(List<Asked<K, V>> group, Crossing.Passage passage) {
        Set<K> keys = new LinkedHashSet<>();
        group.forEach(asked -> keys.add(asked.key()));
        Mono.defer(() -> statement.apply(keys))
                .timeout(sundial.passed(LONGEST))
                .onErrorMap(TimeoutException.class, lost -> ActQueue.busy())
                .defaultIfEmpty(Map.of())
                .doOnTerminate(() -> leave(passage))
                .subscribe(
                        found -> group.forEach(asked -> asked.sink().success(found.get(asked.key()))),
                        error -> group.forEach(asked -> asked.sink().error(error)));
    }
}
