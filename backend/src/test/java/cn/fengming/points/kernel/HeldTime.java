package cn.fengming.points.kernel;

import io.netty.util.Timeout;
import io.netty.util.Timer;
import io.netty.util.TimerTask;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Time that passes when a test says so. */
final class HeldTime implements Timer {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private boolean standsStill;

    Sundial sundial() {
        return new Sundial(this);
    }

    void pass(Duration duration) {
        time.advanceTimeBy(duration);
    }

    /** Whoever waits next stands still meanwhile: the time is over before the next line of its own is reached. */
    void standStill() {
        standsStill = true;
    }

    @Override
    public Timeout newTimeout(TimerTask task, long delay, TimeUnit unit) {
        Wait wait = new Wait(this, task);
        wait.due = time.schedule(wait::over, delay, unit);
        if (standsStill) {
            standsStill = false;
            time.advanceTimeBy(Duration.ofNanos(unit.toNanos(delay)));
        }
        return wait;
    }

    @Override
    public Set<Timeout> stop() {
        time.dispose();
        return Set.of();
    }

    private static final class Wait implements Timeout {

        private final Timer timer;
        private final TimerTask task;
        private Disposable due = () -> {};
        private boolean expired;

        private Wait(Timer timer, TimerTask task) {
            this.timer = timer;
            this.task = task;
        }

        private void over() {
            expired = true;
            try {
                task.run(this);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public Timer timer() {
            return timer;
        }

        @Override
        public TimerTask task() {
            return task;
        }

        @Override
        public boolean isExpired() {
            return expired;
        }

        @Override
        public boolean isCancelled() {
            return !expired && due.isDisposed();
        }

        @Override
        public boolean cancel() {
            boolean waits = !expired && !due.isDisposed();
            due.dispose();
            return waits;
        }
    }
}
