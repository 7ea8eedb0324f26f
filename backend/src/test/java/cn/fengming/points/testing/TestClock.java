package cn.fengming.points.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The clock of a test: it stands still, and moves only when told to. */
@Component
@Primary
public class TestClock extends Clock {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** Ten in the morning of 23 November 2026: the fourth quarter is in full swing. */
    public static final Instant START =
            LocalDate.of(2026, 11, 23).atTime(10, 0).atZone(CHINA).toInstant();

    private volatile Instant now = START;

    public void set(Instant instant) {
        now = instant;
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** Ten in the morning of that day in China. */
    public void setDay(LocalDate day) {
        now = day.atTime(LocalTime.of(10, 0)).atZone(CHINA).toInstant();
    }

    void reset() {
        now = START;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return CHINA;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("China has one time zone");
    }
}
