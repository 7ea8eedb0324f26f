package cn.fengming.points.awards;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares a pool among claims by largest remainder: whole points, their sum is exactly the pool. */
final class ProRata {

    private ProRata() {}

    /**
     * @param pool points to share, 0 up to the sum of the claims
     * @param claims points claimed, each at least 1, in their order; among equal remainders the earlier gets the point
     * @return one share for each claim, never above it, and never less than a smaller claim's
     */
    static long[] shares(long pool, List<Long> claims) {
        long sum = claims.stream().mapToLong(Long::longValue).sum();
        if (pool < 0 || pool > sum) {
            throw new IllegalArgumentException("a pool of " + pool + " for claims of " + sum);
        }
        long[] shares = claims.stream().mapToLong(claim -> pool * claim / sum).toArray();
        long left = pool
                - IntStream.range(0, shares.length).mapToLong(i -> shares[i]).sum();
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -(pool * claims.get(i) % sum))
                        .thenComparing(i -> i))
                .limit(left)
                .forEach(i -> shares[i]++);
        return shares;
    }
}
