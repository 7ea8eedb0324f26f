package cn.fengming.points.kernel;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.Timer;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Tells that much time has passed, to a tenth of a second. For waits that hardly ever come to their end: each request
 * begins several and gives them up a moment later. Here that wakes nobody; a wait on one of Reactor's schedulers wakes its
 * thread when it begins and again when it is given up, a third of all wakings of a small request.
 */
@Component
class Sundial implements DisposableBean {

    private static final Duration STEP = Duration.ofMillis(100);
    private static final int STEPS_AROUND = 512;

    private final Timer timer;

    Sundial() {
        this(onWheel());
    }

    Sundial(Timer timer) {
        this.timer = timer;
    }

    private static Timer onWheel() {
        HashedWheelTimer wheel = new HashedWheelTimer(
                new DefaultThreadFactory("sundial", true),
                STEP.toMillis(),
                TimeUnit.MILLISECONDS,
                STEPS_AROUND,
                false,
                -1,
                task -> Schedulers.parallel().schedule(task));
        wheel.start(); // its first wait would wait for the thread, on an event loop
        return wheel;
    }

    /** Does the task once that much time has passed, unless it is given up before, or the program ends. */
    Disposable after(Duration time, Runnable task) {
        try {
            Timeout wait = timer.newTimeout(passed -> task.run(), time.toMillis(), TimeUnit.MILLISECONDS);
            return wait::cancel;
        } catch (IllegalStateException stopped) {
            return Disposables.disposed();
        }
    }

    /** Signals once that much time has passed since it was subscribed to. */
    Mono<Boolean> passed(Duration time) {
        return Mono.create(sink -> sink.onDispose(after(time, () -> sink.success(true))));
    }

    @Override
    public void destroy() {
        timer.stop();
    }
}
