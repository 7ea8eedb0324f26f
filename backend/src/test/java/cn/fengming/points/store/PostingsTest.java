package cn.fengming.points.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Transfer;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostingsTest {

    private final Ids ids = new Ids();
    private final Postings postings =
            new Postings(ids, Quarter.parse("2026Q4"), LocalDate.of(2026, 11, 23), UUID.randomUUID());
    private final Redemption redemption = RedemptionTest.redemption(RedemptionState.OPEN, null);
    private final RedemptionLine towels = line("毛巾", 2, 8, true);
    private final RedemptionLine haircut = line("理发券", 1, 10, false);

    private RedemptionLine line(String name, int pieces, long price, boolean counted) {
        return new RedemptionLine(
                redemption.id(),
                UUID.randomUUID(),
                name,
                GoodKind.GOODS,
                pieces,
                price,
                price * 100,
                1,
                counted ? ids.next() : null,
                null);
    }

    private List<RedemptionLine> settled() {
        return List.of(towels.settled(ids), haircut.settled(ids));
    }

    @Test
    void redeemingHoldsTheTotalOnceAndReservesEachCountedLine() {
        List<Transfer> transfers = postings.redeem(redemption, List.of(towels, haircut));

        assertThat(transfers).extracting(Transfer::movement).containsExactly(Movement.HOLD, Movement.RESERVE);
        assertThat(transfers).extracting(Transfer::amount).containsExactly(redemption.points(), 2L);
        assertThat(transfers.get(0).reason()).isEqualTo("兑换 毛巾×2、理发券×1");
    }

    @Test
    void handingOverFollowsWhatWasHeldAndReserved() {
        List<Transfer> transfers = postings.handOver(redemption, settled(), ids.next());

        assertThat(transfers).extracting(Transfer::movement).containsExactly(Movement.REDEEM, Movement.HAND);
        assertThat(transfers).extracting(Transfer::follows).containsExactly(redemption.holdId(), towels.reserveId());
    }

    @Test
    void aSettledRedemptionCannotBeGivenBackUnderAnotherKey() {
        var handed = postings.handOver(redemption, settled(), ids.next());
        var returned = postings.giveBack(redemption, settled(), ids.next(), "逾期退回");

        assertThat(returned).extracting(Transfer::movement).containsExactly(Movement.RELEASE, Movement.RESTOCK);
        assertThat(returned)
                .extracting(Transfer::source)
                .isEqualTo(handed.stream().map(Transfer::source).toList());
    }

    @Test
    void takingGoodsBackNamesBothPersons() {
        Redemption handed = RedemptionTest.redemption(RedemptionState.HANDED_OVER, 1);
        UUID second = UUID.randomUUID();

        List<Transfer> transfers = postings.undo(handed, settled(), second, "退货：坏了");

        assertThat(transfers).extracting(Transfer::movement).containsExactly(Movement.UNDO_REDEEM, Movement.UNDO_HAND);
        assertThat(transfers).allMatch(transfer -> second.equals(transfer.approvedBy()));
    }

    @Test
    void aLongReasonIsCut() {
        var long1 = line("很".repeat(40), 1, 1, true);
        var transfers = postings.redeem(redemption, List.of(long1, long1, long1, long1));

        assertThat(transfers.get(0).reason()).hasSize(120).endsWith("…");
    }
}
