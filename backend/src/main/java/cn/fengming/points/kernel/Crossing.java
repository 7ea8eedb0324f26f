package cn.fengming.points.kernel;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * A narrow way to the database, which lets one group across at a time: whoever comes meanwhile gathers, and the next group
 * is the larger for it. Where the one on its way takes long, on a lock or a connection that broke, others pass it.
 */
final class Crossing {

    /** A group of 64 takes a tenth of a second on a small machine. */
    static final Duration LONG = Duration.ofMillis(400);

    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicInteger late = new AtomicInteger();
    private final Sundial sundial;
    private final int most;
    private final Runnable free;

    /**
     * @param most on their way at once, those that take long included
     * @param free called when the next may go because one takes long
     */
    Crossing(Sundial sundial, int most, Runnable free) {
        this.sundial = sundial;
        this.most = most;
        this.free = free;
    }

    /** Null while another one is on its way; who gets through must {@link Passage#leave}. */
    @Nullable
    Passage enter() {
        return taken.compareAndSet(false, true) ? new Passage() : null;
    }

    private enum Pace {
        IN_TIME,
        LATE,
        OVER
    }

    /** One on its way. */
    final class Passage {

        private final AtomicReference<Pace> pace = new AtomicReference<>(Pace.IN_TIME);
        private volatile Disposable watch = sundial.after(LONG, this::takesLong);

        /**
         * The machine may stand still while one sets out: this needs nothing that is not there yet. Where too many are late
         * already, this one is looked at again, when one of them may have come across.
         */
        private void takesLong() {
            if (pace.get() != Pace.IN_TIME) {
                return;
            }
            if (late.getAndUpdate(now -> Math.min(now + 1, most - 1)) >= most - 1) {
                watch = sundial.after(LONG, this::takesLong);
            } else if (pace.compareAndSet(Pace.IN_TIME, Pace.LATE)) {
                taken.set(false);
                free.run();
            } else {
                late.decrementAndGet();
            }
        }

        /** Whoever waits must be let through afterwards. A second time changes nothing. */
        void leave() {
            Pace before = pace.getAndSet(Pace.OVER);
            if (before == Pace.LATE) {
                late.decrementAndGet();
            } else if (before == Pace.IN_TIME) {
                watch.dispose(); // not of one that is late: whoever looked may be sending the next group just now
                taken.set(false);
            }
        }
    }
}
