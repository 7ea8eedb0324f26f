package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.PostedTransfer;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Taking back part or all of a posted transfer. One person proposes it with a reason, another confirms it; only then
 * does a new transfer undo the old one, which stays in the book as it was.
 */
record Correction(
        UUID id,
        UUID transferId,
        long amount,
        String reason,
        State state,
        UUID proposedBy,
        Instant proposedAt,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decision,
        @Nullable UUID undoneBy) {

    enum State {
        PROPOSED,
        CONFIRMED,
        DECLINED
    }

    static Correction propose(UUID id, PostedTransfer wrong, long amount, String reason, UUID by, Instant at) {
        undoing(wrong.movement());
        if (wrong.source().source().startsWith("store.receipt")) {
            throw Problem.refused("not-correctable", "三方签收的货不能在这里冲回，请用盘点或报损更正");
        }
        if (amount > wrong.left()) {
            throw Problem.refused("correction-too-large", "这笔账最多还能冲回 " + wrong.left());
        }
        return new Correction(id, wrong.id(), amount, reason, State.PROPOSED, by, at, null, null, null, null);
    }

    Correction confirm(UUID by, Instant at, UUID undoneBy) {
        mustBeProposed();
        if (by.equals(proposedBy)) {
            throw Problem.forbidden("更正须由另一人确认，提出人不能自己确认");
        }
        return new Correction(
                id, transferId, amount, reason, State.CONFIRMED, proposedBy, proposedAt, by, at, null, undoneBy);
    }

    Correction decline(UUID by, Instant at, String why) {
        mustBeProposed();
        return new Correction(
                id, transferId, amount, reason, State.DECLINED, proposedBy, proposedAt, by, at, why, null);
    }

    /** The transfer that takes the wrong one back. Its fact is this correction, so it posts once. */
    Transfer undo(UUID transfer, PostedTransfer wrong, Quarter book, LocalDate day, UUID confirmedBy) {
        Account from = wrong.to();
        Account to = wrong.from();
        return new Transfer(
                transfer,
                undoing(wrong.movement()),
                from,
                to,
                amount,
                new Source("treasury.correction", id.toString()),
                book,
                day,
                proposedBy,
                confirmedBy,
                "更正：" + reason,
                wrong.id());
    }

    private void mustBeProposed() {
        if (state != State.PROPOSED) {
            throw Problem.conflict("correction-decided", "这条更正已经处理过了");
        }
    }

    /** Held points and reserved goods are undone by the redemption they belong to, never alone. */
    private static Movement undoing(Movement movement) {
        return switch (movement) {
            case GRANT -> Movement.UNDO_GRANT;
            case AWARD -> Movement.UNDO_AWARD;
            case EXPIRE -> Movement.UNDO_EXPIRE;
            case RECEIVE -> Movement.UNDO_RECEIVE;
            default -> throw Problem.refused("not-correctable", "这类账不能在这里冲回，请从兑换单办理退货");
        };
    }
}
