package cn.fengming.points.treasury;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** Told before points end: a month before and a week before, each once a day of ending, and never at night. */
enum Reminder {
    FIRST(30),
    LAST(7);

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final int daysBefore;

    Reminder(int daysBefore) {
        this.daysBefore = daysBefore;
    }

    int daysBefore() {
        return daysBefore;
    }

    /** Which one is due for points that end on a day; the last one once its time has come, whether or not there was a first. */
    static Optional<Reminder> due(LocalDate today, LocalDate lastDay) {
        if (today.isAfter(lastDay) || today.isBefore(lastDay.minusDays(FIRST.daysBefore))) {
            return Optional.empty();
        }
        return Optional.of(today.isBefore(lastDay.minusDays(LAST.daysBefore)) ? FIRST : LAST);
    }

    static boolean isTime(LocalTime now) {
        return !now.isBefore(MORNING) && now.isBefore(EVENING);
    }
}
