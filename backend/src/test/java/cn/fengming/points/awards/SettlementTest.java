package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Quarter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final Quarter NOW = new Quarter(2026, 4);
    private static final Quarter BEFORE = new Quarter(2026, 3);

    @Property
    void neverMoreThanThePoolNeverBelowZeroNeverMoreThanIsOpen(
            @ForAll("dues") List<Settlement.Due> due,
            @ForAll("claims") List<Settlement.Claim> claims,
            @ForAll @LongRange(min = 1, max = 400) long pool,
            @ForAll Shortage shortage) {
        Settlement settlement = Settlement.of(due, claims, pool, shortage, NOW);

        assertThat(settlement.outcomes()).hasSameSizeAs(due);
        assertThat(settlement.posted()).isLessThanOrEqualTo(pool);
        for (int i = 0; i < due.size(); i++) {
            Settlement.Outcome outcome = settlement.outcomes().get(i);
            assertThat(outcome.setOff()).isBetween(0L, due.get(i).award());
            assertThat(outcome.posted()).isBetween(0L, due.get(i).award() - outcome.setOff());
            assertThat(outcome.state() == State.POSTED).isEqualTo(outcome.posted() > 0);
        }
        for (Settlement.Claim claim : claims) {
            assertThat(settlement.takenFor(claim.deduction())).isBetween(0L, claim.open());
        }
        assertThat(settlement.taken().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(settlement.wasSetOff());
    }

    @Property
    void deductionsTakeOnlyFromTheirOwnHouseholdAndQuarter(
            @ForAll("dues") List<Settlement.Due> due,
            @ForAll("claims") List<Settlement.Claim> claims,
            @ForAll Shortage shortage) {
        Settlement settlement = Settlement.of(due, claims, 10_000, shortage, NOW);

        Map<UUID, Long> open = new HashMap<>();
        claims.forEach(claim -> open.merge(claim.household(), claim.open(), Long::sum));
        Map<UUID, Long> earned = new HashMap<>();
        Map<UUID, Long> setOff = new HashMap<>();
        for (int i = 0; i < due.size(); i++) {
            Settlement.Due item = due.get(i);
            if (item.quarter().equals(NOW)) {
                earned.merge(item.household(), item.award(), Long::sum);
            } else {
                assertThat(settlement.outcomes().get(i).setOff()).isZero();
            }
            setOff.merge(item.household(), settlement.outcomes().get(i).setOff(), Long::sum);
        }
        setOff.forEach((home, taken) ->
                assertThat(taken).isEqualTo(Math.min(open.getOrDefault(home, 0L), earned.getOrDefault(home, 0L))));
    }

    @Property
    void aPoolThatReachesPaysEverybodyWhateverTheRule(
            @ForAll("dues") List<Settlement.Due> due, @ForAll("claims") List<Settlement.Claim> claims) {
        long asked = due.stream().mapToLong(Settlement.Due::award).sum();
        Settlement deferring = Settlement.of(due, claims, Math.max(1, asked), Shortage.DEFER, NOW);
        Settlement sharing = Settlement.of(due, claims, Math.max(1, asked), Shortage.PRO_RATA, NOW);

        assertThat(deferring).isEqualTo(sharing);
        assertThat(deferring.posted() + deferring.wasSetOff()).isEqualTo(asked);
    }

    @Property
    void aShortPoolIsSharedToTheLastPoint(
            @ForAll("dues") List<Settlement.Due> due, @ForAll @LongRange(min = 1, max = 400) long pool) {
        long asked = due.stream().mapToLong(Settlement.Due::award).sum();

        assertThat(Settlement.of(due, List.of(), pool, Shortage.PRO_RATA, NOW).posted())
                .isEqualTo(Math.min(pool, asked));
    }

    @Test
    void whoComesFirstIsPaidFirstAndFromTheFirstThatDoesNotFitAllWait() {
        Settlement settlement =
                Settlement.of(List.of(due(1, 1, 10), due(2, 2, 10), due(3, 3, 2)), List.of(), 13, Shortage.DEFER, NOW);

        assertThat(settlement.outcomes())
                .extracting(Settlement.Outcome::state)
                .containsExactly(State.POSTED, State.DEFERRED, State.DEFERRED);
        assertThat(settlement.posted()).isEqualTo(10);
    }

    @Test
    void whatIsDeferredHasHadNothingTaken() {
        var claim = new Settlement.Claim(new UUID(9, 1), new UUID(0, 2), 4);
        Settlement settlement =
                Settlement.of(List.of(due(1, 1, 10), due(2, 2, 10)), List.of(claim), 10, Shortage.DEFER, NOW);

        assertThat(settlement.outcomes().get(1).state()).isEqualTo(State.DEFERRED);
        assertThat(settlement.taken()).isEmpty();
    }

    @Test
    void anAwardWhollyTakenIsSetOffAndMovesNothing() {
        var claim = new Settlement.Claim(new UUID(9, 1), new UUID(0, 1), 5);
        Settlement settlement =
                Settlement.of(List.of(due(1, 1, 3), due(2, 1, 10)), List.of(claim), 100, Shortage.DEFER, NOW);

        assertThat(settlement.outcomes().get(0)).isEqualTo(new Settlement.Outcome(new UUID(5, 1), State.SET_OFF, 3, 0));
        assertThat(settlement.outcomes().get(1)).isEqualTo(new Settlement.Outcome(new UUID(5, 2), State.POSTED, 2, 8));
        assertThat(settlement.takenFor(new UUID(9, 1))).isEqualTo(5);
    }

    private static Settlement.Due due(int id, int home, long award) {
        return new Settlement.Due(new UUID(5, id), new UUID(0, home), award, NOW);
    }

    @Provide
    Arbitrary<List<Settlement.Due>> dues() {
        Arbitrary<Settlement.Due> one = Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.longs().between(1, 30),
                        Arbitraries.of(NOW, NOW, NOW, BEFORE))
                .as((home, award, quarter) -> new Settlement.Due(new UUID(0, 0), new UUID(0, home), award, quarter));
        return one.list()
                .ofMaxSize(20)
                .map(items -> IntStream.range(0, items.size())
                        .mapToObj(i -> new Settlement.Due(
                                new UUID(5, i),
                                items.get(i).household(),
                                items.get(i).award(),
                                items.get(i).quarter()))
                        .toList());
    }

    @Provide
    Arbitrary<List<Settlement.Claim>> claims() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.longs().between(1, 10))
                .as((home, open) -> new Settlement.Claim(new UUID(0, 0), new UUID(0, home), open))
                .list()
                .ofMaxSize(6)
                .map(items -> IntStream.range(0, items.size())
                        .mapToObj(i -> new Settlement.Claim(
                                new UUID(9, i),
                                items.get(i).household(),
                                items.get(i).open()))
                        .toList());
    }
}
