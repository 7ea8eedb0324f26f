package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

class CrossingTest {

    private VirtualTimeScheduler time;
    private final AtomicInteger free = new AtomicInteger();
    private final Crossing crossing = new Crossing(2, free::incrementAndGet);

    @BeforeEach
    void holdTime() {
        time = VirtualTimeScheduler.getOrSet();
    }

    @AfterEach
    void letTimeGo() {
        VirtualTimeScheduler.reset();
    }

    private Crossing.Passage entered() {
        return Objects.requireNonNull(crossing.enter(), "somebody is on the way");
    }

    @Test
    void one_is_on_its_way_at_a_time() {
        Crossing.Passage first = entered();
        assertThat(crossing.enter()).isNull();
        first.leave();
        entered();
        assertThat(crossing.enter()).isNull();
        assertThat(free).hasValue(0);
    }

    @Test
    void who_takes_long_is_passed_by_one_and_no_more() {
        Crossing.Passage first = entered();
        time.advanceTimeBy(Crossing.LONG);
        assertThat(free).hasValue(1);
        Crossing.Passage second = entered();
        assertThat(crossing.enter()).isNull();
        time.advanceTimeBy(Crossing.LONG);
        assertThat(free).hasValue(1);
        assertThat(crossing.enter()).as("two take long").isNull();

        first.leave();
        assertThat(crossing.enter()).as("the second is on its way").isNull();
        time.advanceTimeBy(Crossing.LONG);
        assertThat(free).as("the second takes long, and nobody else does").hasValue(2);
        entered().leave();
        second.leave();
        second.leave();
        Crossing.Passage third = entered();
        time.advanceTimeBy(Crossing.LONG);
        entered();
        third.leave();
        assertThat(crossing.enter()).isNull();
    }

    @Test
    void who_came_across_in_time_is_watched_no_longer() {
        Crossing.Passage first = entered();
        first.leave();
        Crossing.Passage second = entered();
        time.advanceTimeBy(Crossing.LONG.minusMillis(1));
        second.leave();
        time.advanceTimeBy(Crossing.LONG);
        assertThat(free).hasValue(0);
        entered();
        assertThat(crossing.enter()).isNull();
    }

    /** Whoever sets out stands still, and is looked at before the next line of its own is reached. */
    @Test
    void who_takes_long_before_anything_else_lets_one_through_all_the_same() {
        Schedulers.Snapshot before = Schedulers.setFactoryWithSnapshot(new FirstAtOnce());
        try {
            Crossing.Passage first = entered();
            assertThat(free).hasValue(1);
            Crossing.Passage second = entered();
            assertThat(crossing.enter()).isNull();
            first.leave();
            second.leave();
            entered();
        } finally {
            Schedulers.resetFrom(before);
        }
    }

    /** The first thing that is to be done later is done while whoever wants it still asks for it; nothing else is done. */
    private static final class FirstAtOnce implements Schedulers.Factory, Scheduler {

        private final AtomicBoolean done = new AtomicBoolean();

        @Override
        public Scheduler newParallel(int parallelism, ThreadFactory threads) {
            return this;
        }

        @Override
        public Disposable schedule(Runnable task) {
            if (done.compareAndSet(false, true)) {
                task.run();
            }
            return Disposables.single();
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            return schedule(task);
        }

        @Override
        public Disposable schedulePeriodically(Runnable task, long delay, long period, TimeUnit unit) {
            return schedule(task);
        }

        @Override
        public Worker createWorker() {
            throw new UnsupportedOperationException();
        }
    }
}
