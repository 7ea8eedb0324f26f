package cn.fengming.points.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferTest {

    private static final UUID SOMEBODY = UUID.randomUUID();
    private final UUID village = UUID.randomUUID();
    private final UUID household = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 10_000_001, Long.MAX_VALUE})
    void anAmountIsPositiveAndNotHuge(long amount) {
        assertThatThrownBy(() -> transfer(Movement.AWARD, wallet(), amount, null, null))
                .hasMessageContaining("amount");
    }

    @Test
    void aMovementGoesItsOwnWayOnly() {
        assertThatThrownBy(() -> transfer(Movement.GRANT, wallet(), 5, null, null))
                .hasMessageContaining("GRANT");
    }

    @ParameterizedTest
    @EnumSource(
            value = Movement.class,
            names = {"REDEEM", "RELEASE", "HAND", "RESTOCK", "UNDO_.*"},
            mode = EnumSource.Mode.MATCH_ANY)
    void whatSettlesOrTakesBackFollowsAnEarlierTransfer(Movement movement) {
        assertThat(movement.follows()).isTrue();
    }

    @Test
    void aCorrectionTakesTwoPersons() {
        Account pool = Account.pool(village);
        assertThatThrownBy(() -> new Transfer(
                        UUID.randomUUID(),
                        Movement.UNDO_AWARD,
                        wallet(),
                        pool,
                        5,
                        new Source("s", "k"),
                        new Quarter(2026, 4),
                        LocalDate.of(2026, 11, 1),
                        SOMEBODY,
                        SOMEBODY,
                        "错记",
                        UUID.randomUUID()))
                .hasMessageContaining("two persons");
    }

    private Transfer transfer(
            Movement movement, Account to, long amount, @Nullable UUID approvedBy, @Nullable UUID follows) {
        return new Transfer(
                UUID.randomUUID(),
                movement,
                Account.pool(village),
                to,
                amount,
                new Source("s", "k"),
                new Quarter(2026, 4),
                LocalDate.of(2026, 11, 1),
                SOMEBODY,
                approvedBy,
                "理由",
                follows);
    }

    private Account wallet() {
        return Account.wallet(household);
    }
}
