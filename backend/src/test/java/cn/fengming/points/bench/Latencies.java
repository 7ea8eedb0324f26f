package cn.fengming.points.bench;

import java.util.Arrays;

/** How long each of many took. */
final class Latencies {

    private long[] nanos = new long[1024];
    private int count;

    void add(long each) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = each;
    }

    int count() {
        return count;
    }

    /** In milliseconds: what the given share of them did not exceed; 0 for none. */
    double millis(double share) {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) (count * share))] / 1e6;
    }
}
