package cn.fengming.points.store;

import java.util.List;

/**
 * What a store will need of a good in its next redemption window, from what went in the windows before and from what
 * households wish for.
 *
 * @param windows pieces redeemed in each of them, the latest first; at most three
 * @param wished pieces on the village's latest wish lists; 0 when there are none
 * @param expected the most of the latest window, of the average, rounded up, and of the wishes
 * @param missing what is lacking on the shelf for that
 */
record Forecast(List<Long> windows, long wished, long expected, long missing) {

    static final int WINDOWS = 3;

    static Forecast of(List<Long> windows, long wished, long onShelf) {
        long sum = windows.stream().mapToLong(Long::longValue).sum();
        long average = windows.isEmpty() ? 0 : (sum + windows.size() - 1) / windows.size();
        long latest = windows.isEmpty() ? 0 : windows.get(0);
        long expected = Math.max(wished, Math.max(latest, average));
        return new Forecast(windows, wished, expected, Math.max(0, expected - onShelf));
    }
}
