package cn.fengming.points.kernel;

import io.r2dbc.spi.R2dbcException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Acts that wait to be written. Nobody waits for company: a worker that is free takes what is there, and what comes while
 * the workers write goes with the next transaction. When one of a group cannot be, the group is tried in halves until that
 * one is alone with its error; the others stand as if it had never been there.
 *
 * <p>A caller that leaves takes nothing back: what is queued is written.
 */
@Component
class ActQueue {

    /** Our own refusals, raised words, what is no set, what does not fit, constraints, deadlocks, locks. */
    private static final Set<String> REFUSALS = Set.of("FM", "P0", "21", "22", "23", "40", "55");

    private static final Answers.Claim DONE = new Answers.Claim(true, null, false);

    /** An answer that comes from here was committed before. */
    private record Waiting(ActShelf.Due due, MonoSink<Answers.Claim> sink) {}

    private final ActShelf shelf;
    private final GroupCommitSettings settings;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger length = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();

    ActQueue(ActShelf shelf, GroupCommitSettings settings) {
        this.shelf = shelf;
        this.settings = settings;
    }

    /**
     * Signals when it is written, or that it was left out because its key is taken or was answered before.
     *
     * @throws Problem (signalled) 503 {@code busy} when too many wait: nothing was written
     */
    Mono<Answers.Claim> write(ActShelf.Due due) {
        return Mono.create(sink -> join(new Waiting(due, sink)));
    }

    static Problem busy() {
        return new Problem(503, "busy", "现在办理的人太多，请稍等几秒再试").retryAfter(2);
    }

    int length() {
        return length.get();
    }

    private void join(Waiting one) {
        if (length.getAndUpdate(now -> Math.min(now + 1, settings.waiting())) >= settings.waiting()) {
            one.sink().error(busy());
            return;
        }
        waiting.add(one);
        work();
    }

    private void work() {
        while (!waiting.isEmpty() && tookPlace()) {
            List<Waiting> group = next();
            if (group.isEmpty()) {
                underWay.decrementAndGet();
            } else {
                write(group).subscribe(this::passOn, lost -> passOn(() -> fail(group, lost)));
            }
        }
    }

    private boolean tookPlace() {
        return underWay.getAndUpdate(now -> Math.min(now + 1, settings.workers())) < settings.workers();
    }

    /** The next group is on its way before those of this one are answered. */
    private void passOn(Runnable answers) {
        underWay.decrementAndGet();
        work();
        answers.run();
    }

    private List<Waiting> next() {
        List<Waiting> group = new ArrayList<>();
        Waiting one = waiting.poll();
        while (one != null) {
            group.add(one);
            one = group.size() < settings.most() ? waiting.poll() : null;
        }
        length.addAndGet(-group.size());
        return group;
    }

    /** Emits how to tell everybody in the group; never fails itself. */
    private Mono<Runnable> write(List<Waiting> group) {
        return Mono.defer(() -> shelf.perform(group.stream().map(Waiting::due).toList()))
                .<Runnable>map(leftOut -> () -> tell(group, leftOut))
                .onErrorResume(
                        error -> mayBeTriedAgain(group, error) ? inHalves(group) : Mono.just(() -> fail(group, error)));
    }

    private Mono<Runnable> inHalves(List<Waiting> group) {
        int half = group.size() / 2;
        return write(group.subList(0, half))
                .zipWhen(one -> write(group.subList(half, group.size())))
                .map(both -> () -> {
                    both.getT1().run();
                    both.getT2().run();
                });
    }

    /** What the database refused has left nothing behind. When the connection broke, nobody knows: then nothing is repeated. */
    private static boolean mayBeTriedAgain(List<Waiting> group, Throwable error) {
        return group.size() > 1
                && Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                        .filter(R2dbcException.class::isInstance)
                        .map(cause -> ((R2dbcException) cause).getSqlState())
                        .anyMatch(state -> state != null && REFUSALS.contains(state.substring(0, 2)));
    }

    private static void tell(List<Waiting> group, Map<Integer, Answers.Claim> leftOut) {
        for (int place = 0; place < group.size(); place++) {
            group.get(place).sink().success(leftOut.getOrDefault(place, DONE));
        }
    }

    private static void fail(List<Waiting> group, Throwable error) {
        group.forEach(one -> one.sink().error(one.due().act().words().apply(error)));
    }
}
