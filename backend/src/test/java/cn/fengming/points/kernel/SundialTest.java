package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

class SundialTest {

    @Test
    void what_is_due_is_done_where_nothing_blocks_and_what_was_given_up_is_not() throws InterruptedException {
        Sundial sundial = new Sundial();
        AtomicBoolean givenUp = new AtomicBoolean();
        AtomicReference<Thread> by = new AtomicReference<>();
        CountDownLatch later = new CountDownLatch(1);

        sundial.after(Duration.ofMillis(200), () -> givenUp.set(true)).dispose();
        sundial.after(Duration.ofMillis(200), () -> by.set(Thread.currentThread()));
        sundial.after(Duration.ofMillis(600), later::countDown);

        assertThat(later.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(givenUp).isFalse();
        assertThat(by.get()).matches(Schedulers::isNonBlockingThread, "a thread that must not block");
        sundial.destroy();
    }

    @Test
    void time_passes_for_whoever_still_waits() {
        HeldTime time = new HeldTime();
        AtomicBoolean heard = new AtomicBoolean();
        AtomicBoolean left = new AtomicBoolean();
        time.sundial().passed(Duration.ofSeconds(3)).subscribe(heard::set);
        time.sundial().passed(Duration.ofSeconds(3)).subscribe(left::set).dispose();

        time.pass(Duration.ofMillis(2999));
        assertThat(heard).isFalse();
        time.pass(Duration.ofMillis(1));
        assertThat(heard).isTrue();
        assertThat(left).isFalse();
    }
}
