package cn.fengming.points.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Writes what requests decided, together with what others decided at the same time: one transaction and one flush of the
 * log for all of them, each with an outcome of its own. Whoever is told that it is written will find it after a crash.
 *
 * <p>Made for what many do at once on the same rows: redeeming, taking in goods. Everything else keeps its transaction.
 */
@Component
public class GroupCommit {

    /**
     * What came of a request.
     *
     * @param answer what the request itself answered
     * @param claim {@code given} is null when that was kept: everything is written
     */
    public record Outcome(StoredAnswer answer, Answers.Claim claim) {}

    /** Signalled by {@link #alone} where a request cannot be written with others: it is to be done again by itself. */
    public static final class Alone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Alone() {
            super("to be done in a transaction of its own", null, false, false);
        }
    }

    /** What a request wants written, until its answer is known. One thread after the other. */
    private static final class Intended {

        private @Nullable Act act;

        void take(Act wanted) {
            if (act != null) {
                throw new IllegalStateException("a request that is written with others writes once");
            }
            act = wanted;
        }

        Act act(AnswerKey key) {
            return act == null ? Act.of(key.town()) : act;
        }
    }

    private final ActShelf shelf;
    private final ActQueue queue;
    private final TransactionalOperator transaction;
    private final boolean enabled;

    GroupCommit(ActShelf shelf, ActQueue queue, TransactionalOperator transaction, GroupCommitSettings settings) {
        this.shelf = shelf;
        this.queue = queue;
        this.transaction = transaction;
        this.enabled = settings.enabled();
    }

    /** False where every request keeps its own transaction. */
    public boolean enabled() {
        return enabled;
    }

    /**
     * Runs a request that reads and decides, then writes what it decided and the answer it gave: both stand, or neither.
     *
     * @throws Alone (signalled) nothing was written: to be done again in a transaction of its own
     * @throws Problem (signalled) 503 {@code busy} when too many wait: nothing was written
     */
    public Mono<Outcome> answering(AnswerKey key, Mono<StoredAnswer> request) {
        return Mono.defer(() -> {
            Intended intended = new Intended();
            return request.contextWrite(context -> context.put(Intended.class, intended))
                    .flatMap(answer -> queue.write(new ActShelf.Due(intended.act(key), key, answer))
                            .map(claim -> new Outcome(answer, claim)));
        });
    }

    /**
     * Writes the act: in the running transaction; else, for a request whose answer is kept, as soon as that is known; else
     * with others right now.
     */
    public Mono<Void> write(Act act) {
        return Mono.deferContextual(context ->
                Within.transaction().flatMap(inside -> inside ? now(act, context) : later(act, intended(context))));
    }

    /** What a desk says when another try, in a transaction of its own, may well succeed. */
    public static RuntimeException again() {
        return new Alone();
    }

    /** Work that needs a transaction of its own: in the running one, else in a new one, but never beside an answer. */
    public <T> Mono<T> alone(Mono<T> work) {
        return Mono.deferContextual(
                context -> intended(context) == null ? transaction.transactional(work) : Mono.error(new Alone()));
    }

    private Mono<Void> now(Act act, ContextView context) {
        return intended(context) == null
                ? shelf.perform(List.of(new ActShelf.Due(act, null, null)))
                        .then()
                        .onErrorMap(act.words())
                        .onErrorMap(Alone.class, again -> ActQueue.busy())
                : Mono.error(new IllegalStateException("a transaction of its own would part the deed from its answer"));
    }

    private Mono<Void> later(Act act, @Nullable Intended intended) {
        return intended == null
                ? queue.write(new ActShelf.Due(act, null, null))
                        .then()
                        .onErrorMap(Alone.class, again -> ActQueue.busy())
                : Mono.fromRunnable(() -> intended.take(act));
    }

    private static @Nullable Intended intended(ContextView context) {
        return context.getOrDefault(Intended.class, null);
    }
}
