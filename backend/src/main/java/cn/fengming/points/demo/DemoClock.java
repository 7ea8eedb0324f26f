package cn.fengming.points.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The clock of a demo. While the town is founded it walks through the last months, so that every notice really ran its
 * days; afterwards it is the real clock.
 */
class DemoClock extends Clock {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Clock real;
    private volatile Duration behind = Duration.ZERO;

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
        if (behind.isZero() || target.compareTo(behind) < 0) {
            behind = target;
        }
    }

    void catchUp() {
        behind = Duration.ZERO;
    }

    LocalDate today() {
        return LocalDate.now(real);
    }

    @Override
    public Instant instant() {
        return real.instant().minus(behind);
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
