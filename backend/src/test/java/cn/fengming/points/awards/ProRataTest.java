package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class ProRataTest {

    @Property
    void theSharesAreExactlyThePool(
            @ForAll @NotEmpty List<@LongRange(min = 1, max = 1000) Long> claims,
            @ForAll @LongRange(max = 100_000) long wanted) {
        long sum = claims.stream().mapToLong(Long::longValue).sum();
        long pool = Math.min(wanted, sum);

        long[] shares = ProRata.shares(pool, claims);

        assertThat(Arrays.stream(shares).sum()).isEqualTo(pool);
        for (int i = 0; i < shares.length; i++) {
            assertThat(shares[i]).isBetween(0L, claims.get(i));
        }
    }

    @Property
    void aLargerClaimNeverGetsLess(
            @ForAll @NotEmpty List<@LongRange(min = 1, max = 1000) Long> claims,
            @ForAll @LongRange(max = 100_000) long wanted) {
        long pool = Math.min(wanted, claims.stream().mapToLong(Long::longValue).sum());
        long[] shares = ProRata.shares(pool, claims);

        for (int i = 0; i < shares.length; i++) {
            for (int j = 0; j < shares.length; j++) {
                if (claims.get(i) > claims.get(j)) {
                    assertThat(shares[i]).isGreaterThanOrEqualTo(shares[j]);
                }
                if (claims.get(i).equals(claims.get(j))) {
                    assertThat(Math.abs(shares[i] - shares[j])).isLessThanOrEqualTo(1);
                }
            }
        }
    }

    @Property
    void theSameClaimsAreSharedTheSameWay(
            @ForAll @NotEmpty List<@LongRange(min = 1, max = 1000) Long> claims,
            @ForAll @LongRange(max = 100_000) long wanted) {
        long pool = Math.min(wanted, claims.stream().mapToLong(Long::longValue).sum());

        assertThat(ProRata.shares(pool, claims)).isEqualTo(ProRata.shares(pool, claims));
    }

    @Test
    void amongEqualRemaindersTheEarlierGetsThePoint() {
        assertThat(ProRata.shares(10, List.of(5L, 5L, 5L))).containsExactly(4, 3, 3);
        assertThat(ProRata.shares(7, List.of(10L, 3L, 1L))).containsExactly(5, 2, 0);
    }

    @Test
    void largeFundsDoNotOverflow() {
        List<Long> claims = java.util.Collections.nCopies(100_000, 1000L);
        assertThat(Arrays.stream(ProRata.shares(9_999_999, claims)).sum()).isEqualTo(9_999_999);
    }
}
