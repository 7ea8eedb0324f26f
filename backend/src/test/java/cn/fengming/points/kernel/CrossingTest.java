package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrossingTest {

    private final HeldTime time = new HeldTime();
    private final AtomicInteger free = new AtomicInteger();
    private final Crossing crossing = new Crossing(time.sundial(), 2, free::incrementAndGet);

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
        time.pass(Crossing.LONG);
        assertThat(free).hasValue(1);
        Crossing.Passage second = entered();
        assertThat(crossing.enter()).isNull();
        time.pass(Crossing.LONG);
        assertThat(free).hasValue(1);
        assertThat(crossing.enter()).as("two take long").isNull();

        first.leave();
        assertThat(crossing.enter()).as("the second is on its way").isNull();
        time.pass(Crossing.LONG);
        assertThat(free).as("the second takes long, and nobody else does").hasValue(2);
        entered().leave();
        second.leave();
        second.leave();
        Crossing.Passage third = entered();
        time.pass(Crossing.LONG);
        entered();
        third.leave();
        assertThat(crossing.enter()).isNull();
    }

    @Test
    void who_came_across_in_time_is_watched_no_longer() {
        Crossing.Passage first = entered();
        first.leave();
        Crossing.Passage second = entered();
        time.pass(Crossing.LONG.minusMillis(1));
        second.leave();
        time.pass(Crossing.LONG);
        assertThat(free).hasValue(0);
        entered();
        assertThat(crossing.enter()).isNull();
    }

    @Test
    void who_stands_still_while_setting_out_lets_one_through_all_the_same() {
        time.standStill();
        Crossing.Passage first = entered();
        assertThat(free).hasValue(1);
        Crossing.Passage second = entered();
        assertThat(crossing.enter()).isNull();
        first.leave();
        second.leave();
        entered();
    }
}
