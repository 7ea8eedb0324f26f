package cn.fengming.points.season;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts a whole into parts by weight, exactly: each has the floor of its due, and what is left goes one by one to the
 * largest remainders. Of equal remainders the earlier one is first, so that the same cut comes out every time.
 */
final class Shares {

    private Shares() {}

    /** As many parts as weights, which together are the whole; all zero when nobody weighs anything. */
    static List<Integer> of(int whole, List<Integer> weights) {
        long sum = weights.stream().mapToLong(Integer::longValue).sum();
        if (sum == 0) {
            return weights.stream().map(weight -> 0).toList();
        }
        long[] floors = weights.stream()
                .mapToLong(weight -> Math.multiplyExact((long) whole, weight) / sum)
                .toArray();
        long left = whole
                - IntStream.range(0, floors.length).mapToLong(at -> floors[at]).sum();
        IntStream.range(0, floors.length)
                .boxed()
                .sorted(Comparator.comparingLong(
                                (Integer at) -> -(Math.multiplyExact((long) whole, weights.get(at)) % sum))
                        .thenComparing(at -> at))
                .limit(left)
                .forEach(at -> floors[at]++);
        return IntStream.range(0, floors.length)
                .mapToObj(at -> (int) floors[at])
                .toList();
    }
}
