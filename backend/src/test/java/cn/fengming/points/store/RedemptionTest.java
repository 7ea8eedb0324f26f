package cn.fengming.points.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedemptionTest {

    static final UUID HOUSEHOLD = UUID.randomUUID();
    static final UUID AGENT = UUID.randomUUID();

    static Redemption redemption(RedemptionState state, @Nullable Integer receiptNo) {
        return new Redemption(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                HOUSEHOLD,
                20264,
                state,
                16,
                1600,
                LocalDate.of(2026, 11, 30),
                AGENT,
                null,
                Instant.EPOCH,
                UUID.randomUUID(),
                receiptNo == null ? null : UUID.randomUUID(),
                receiptNo,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Actor actor(UUID person) {
        return new Actor(UUID.randomUUID(), person, "店员", null, null, Set.of());
    }

    @ParameterizedTest
    @EnumSource(names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
    void whatHasEndedSaysHow(RedemptionState state) {
        assertThatThrownBy(() -> redemption(state, null).mustBeOpen())
                .isInstanceOfSatisfying(Problem.class, conflict -> {
                    assertThat(conflict.status()).isEqualTo(409);
                    assertThat(conflict.type()).isEqualTo("redemption-" + state.slug());
                });
    }

    @Test
    void theLastDayIsStillInTime() {
        Redemption open = redemption(RedemptionState.OPEN, null);

        assertThat(open.overdue(LocalDate.of(2026, 11, 30))).isFalse();
        assertThat(open.overdue(LocalDate.of(2026, 12, 1))).isTrue();
    }

    @Test
    void nobodyServesTheOwnHousehold() {
        Redemption open = redemption(RedemptionState.OPEN, null);

        assertThatThrownBy(() -> open.mustNotServeOneself(actor(UUID.randomUUID()), Set.of(HOUSEHOLD), true))
                .isInstanceOf(Problem.class);
        assertThatCode(() -> open.mustNotServeOneself(actor(UUID.randomUUID()), Set.of(UUID.randomUUID()), false))
                .doesNotThrowAnyException();
    }

    @Test
    void whoRedeemedForAHouseholdHandsOverOnlyAgainstItsCode() {
        Redemption open = redemption(RedemptionState.OPEN, null);

        assertThatThrownBy(() -> open.mustNotServeOneself(actor(AGENT), Set.of(), false))
                .isInstanceOf(Problem.class);
        assertThatCode(() -> open.mustNotServeOneself(actor(AGENT), Set.of(), true))
                .doesNotThrowAnyException();
    }

    @Test
    void aReceiptIsNumberedWithinItsQuarter() {
        assertThat(redemption(RedemptionState.HANDED_OVER, 12).receipt()).isEqualTo("2026Q4-0012");
        assertThat(redemption(RedemptionState.HANDED_OVER, 12345).receipt()).isEqualTo("2026Q4-12345");
        assertThat(redemption(RedemptionState.OPEN, null).receipt()).isNull();
    }
}
