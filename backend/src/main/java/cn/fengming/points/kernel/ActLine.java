package cn.fengming.points.kernel;

import io.r2dbc.spi.R2dbcException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import tools.jackson.core.JacksonException;

/**
 * The acts of one town that wait. Nobody waits for company: what is there is written at once, and what comes while it is
 * written goes with the next transaction, or passes it when it takes long. When one of a group cannot be, the group is
 * tried in halves until that one is alone with its error; the others stand as if it had never been there.
 *
 * <p>A caller that leaves takes nothing back: what is in line is written.
 */
final class ActLine {

    /** Our own refusals, raised words, what is no set, what does not fit, constraints, deadlocks. */
    private static final Set<String> REFUSALS = Set.of("FM", "P0", "21", "22", "23", "40");

    private static final Answers.Claim DONE = new Answers.Claim(true, null, false);

    private record Waiting(ActShelf.Due due, MonoSink<Answers.Claim> sink, long since) {}

    private final ActShelf shelf;
    private final GroupCommitSettings settings;
    private final Sundial sundial;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger length = new AtomicInteger();
    private final Crossing crossing;

    ActLine(ActShelf shelf, GroupCommitSettings settings, Sundial sundial) {
        this.shelf = shelf;
        this.settings = settings;
        this.sundial = sundial;
        this.crossing = new Crossing(sundial, settings.workers(), this::work);
    }

    Mono<Answers.Claim> write(ActShelf.Due due) {
        return Mono.create(sink -> join(new Waiting(due, sink, System.nanoTime())));
    }

    private void join(Waiting one) {
        if (length.getAndUpdate(now -> Math.min(now + 1, settings.waiting())) >= settings.waiting()) {
            one.sink().error(ActQueue.busy());
            return;
        }
        waiting.add(one);
        work();
    }

    private void work() {
        while (!waiting.isEmpty()) {
            Crossing.Passage passage = crossing.enter();
            if (passage == null) {
                return;
            }
            List<Waiting> group = next();
            if (group.isEmpty()) {
                passage.leave();
            } else {
                write(group).subscribe(answers -> passOn(passage, answers));
            }
        }
    }

    /** The next group is on its way before those of this one are answered. Nothing an answer does costs a place. */
    private void passOn(Crossing.Passage passage, Runnable answers) {
        passage.leave();
        try {
            work();
        } finally {
            answers.run();
        }
    }

    private List<Waiting> next() {
        List<Waiting> group = new ArrayList<>();
        List<Waiting> late = new ArrayList<>();
        Waiting one = waiting.poll();
        while (one != null) {
            (System.nanoTime() - one.since() > settings.patience().toNanos() ? late : group).add(one);
            one = group.size() < settings.most() ? waiting.poll() : null;
        }
        length.addAndGet(-group.size() - late.size());
        late.forEach(each -> each.sink().error(ActQueue.busy()));
        return group;
    }

    /** Emits how to tell everybody in the group. */
    private Mono<Runnable> write(List<Waiting> group) {
        return Mono.defer(() -> shelf.perform(group.stream().map(Waiting::due).toList()))
                .timeout(sundial.passed(GroupRead.LONGEST))
                .onErrorMap(TimeoutException.class, lost -> ActQueue.busy())
                .<Runnable>map(leftOut -> () -> tell(group, leftOut))
                .onErrorResume(
                        error -> mayBeTriedAgain(group, error) ? inHalves(group) : Mono.just(() -> fail(group, error)));
    }

    /** What stands is told at once, whatever becomes of the other half. */
    private Mono<Runnable> inHalves(List<Waiting> group) {
        int half = group.size() / 2;
        return write(group.subList(0, half)).flatMap(answers -> {
            answers.run();
            return write(group.subList(half, group.size()));
        });
    }

    /**
     * What was never sent, for one act cannot be written down, or was refused by the database has left nothing behind. When
     * the connection broke, nobody knows; when a lock did not come in time, waiting again would hold up everybody behind:
     * then nothing is repeated here.
     */
    private static boolean mayBeTriedAgain(List<Waiting> group, Throwable error) {
        return group.size() > 1
                && Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                        .anyMatch(cause -> cause instanceof JacksonException || isRefusal(cause));
    }

    private static boolean isRefusal(Throwable cause) {
        String state = cause instanceof R2dbcException refused ? refused.getSqlState() : null;
        return state != null && state.length() == 5 && REFUSALS.contains(state.substring(0, 2));
    }

    private static void tell(List<Waiting> group, Map<Integer, ActShelf.LeftOut> leftOut) {
        for (int place = 0; place < group.size(); place++) {
            tell(group.get(place), leftOut.get(place));
        }
    }

    /** An answer that cannot be opened is its own caller's error. */
    private static void tell(Waiting one, ActShelf.@Nullable LeftOut leftOut) {
        try {
            one.sink().success(leftOut == null ? DONE : leftOut.claim());
        } catch (RuntimeException unreadable) {
            one.sink().error(unreadable);
        }
    }

    private static void fail(List<Waiting> group, Throwable error) {
        group.forEach(one -> one.sink().error(inWords(one.due().act(), error)));
    }

    private static Throwable inWords(Act act, Throwable error) {
        try {
            return act.words().apply(error);
        } catch (RuntimeException wordless) {
            error.addSuppressed(wordless);
            return error;
        }
    }
}
