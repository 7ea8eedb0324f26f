package cn.fengming.points.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of a demo. While the town is founded it walks through the last months, so that every notice really ran its
 * days; afterwards it is the real clock.
 */
class DemoClock extends Clock {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Clock real;
    /** Negative once days were let pass. */
    private final AtomicReference<Duration> behind = new AtomicReference<>(Duration.ZERO);

    /** @param real what it is in the end */
    DemoClock(Clock real) {
        this.real = real;
    }

    /** Nine in the morning of that day. Time only goes forward. */
    void walkTo(LocalDate day) {
        Duration target =
                Duration.between(day.atTime(LocalTime.of(9, 0)).atZone(CHINA).toInstant(), real.instant());
        if (target.isNegative()) {
            target = Duration.ZERO;
        }
        Duration wanted = target;
        behind.updateAndGet(now -> now.isZero() || wanted.compareTo(now) < 0 ? wanted : now);
    }

    void catchUp() {
        behind.set(Duration.ZERO);
    }

    /** Lets days pass once the town stands; answers the day it is then. */
    LocalDate pass(int days) {
        behind.updateAndGet(now -> now.minusDays(days));
        return LocalDate.now(this);
    }

    LocalDate today() {
        return LocalDate.now(real);
    }

    @Override
    public Instant instant() {
        return real.instant().minus(behind.get());
    }

    @Override
    public ZoneId getZone() {
        return CHINA;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalArgumentException("China has one time zone");
    }
}
