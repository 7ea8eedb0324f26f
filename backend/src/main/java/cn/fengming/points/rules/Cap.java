package cn.fengming.points.rules;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * How often a rule may pay.
 *
 * @param times how many (hours, for a rule paid by the hour) within one window
 * @param counted whose count it is
 * @param sharePercent at most this share of a village's homes within one window; null when not limited
 * @param with code of the rule whose award, for the same event, this one goes along with; null when it stands alone
 */
public record Cap(
        @Min(1) @Max(1000) int times,
        @NotNull Window window,
        @NotNull Counted counted,
        @Nullable @Min(1) @Max(100) Integer sharePercent,
        @Nullable String with) {

    public enum Counted {
        HOUSEHOLD,
        /** Distinct events within the village: two courtyards a quarter, however many households share them. */
        VILLAGE
    }

    public static Cap of(int times, Window window) {
        return new Cap(times, window, Counted.HOUSEHOLD, null, null);
    }

    Cap share(int percent) {
        return new Cap(times, window, counted, percent, with);
    }

    /** True when so many more still fit above those that already count. */
    public boolean allows(long already, long more) {
        return already + more <= times;
    }

    /** An event has to be named for the count to mean anything. */
    public boolean needsEvent() {
        return window == Window.EVENT || with != null || counted == Counted.VILLAGE;
    }

    /**
     * The most homes of a village that may have it in one window: the share, rounded down, but never none; a hamlet of
     * twenty homes can have one finest courtyard too.
     */
    public long homes(long households) {
        return sharePercent == null ? households : Math.max(1, households * sharePercent / 100);
    }
}
