package cn.fengming.points.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DemoClockTest {

    private final Instant now = Instant.parse("2026-11-29T02:00:00Z");
    private final DemoClock clock = new DemoClock(Clock.fixed(now, DemoClock.CHINA));

    @Test
    void it_walks_through_the_past_only_forward_and_catches_up() {
        clock.walkTo(LocalDate.of(2026, 10, 1));
        clock.walkTo(LocalDate.of(2026, 9, 1));
        assertThat(LocalDate.now(clock)).isEqualTo("2026-10-01");

        clock.walkTo(LocalDate.of(2027, 1, 1));
        assertThat(clock.instant()).as("not ahead of the real one").isEqualTo(now);

        clock.catchUp();
        assertThat(clock.instant()).isEqualTo(now);
    }

    @Test
    void days_pass_for_everybody_once_the_town_stands() {
        assertThat(clock.pass(3)).isEqualTo("2026-12-02");
        assertThat(clock.pass(1)).isEqualTo("2026-12-03");
        assertThat(LocalDate.now(clock)).isEqualTo("2026-12-03");
    }
}
