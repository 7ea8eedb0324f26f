package cn.fengming.points.store;

import java.util.List;

/**
 * What a store will need of a good in its next redemption window, from what went in the windows before.
 *
 * @param windows pieces redeemed in each of them, the latest first; at most three
 * @param expected the most of the latest window and of the average, rounded up
 * @param missing what is lacking on the shelf for that
 */
record Forecast(List<Long> windows, long expected, long missing) {

    static final int WINDOWS = 3;

    static Forecast of(List<Long> windows, long onShelf) {
        long sum = windows.stream().mapToLong(Long::longValue).sum();
        long average = windows.isEmpty() ? 0 : (sum + windows.size() - 1) / windows.size();
        long latest = windows.isEmpty() ? 0 : windows.get(0);
        long expected = Math.max(latest, average);
        return new Forecast(windows, expected, Math.max(0, expected - onShelf));
    }
}
