package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A transfer as {@code ledger.post} reads it: flat, one object of its JSON batch. */
record Line(
        UUID id,
        Movement movement,
        Holder.Kind fromKind,
        UUID fromHolder,
        Purse fromPurse,
        Holder.Kind toKind,
        UUID toHolder,
        Purse toPurse,
        @Nullable UUID good,
        long amount,
        String source,
        String key,
        int quarter,
        LocalDate effectiveOn,
        UUID byPerson,
        @Nullable UUID approvedBy,
        String reason,
        @Nullable UUID follows,
        @Nullable Integer lotsUpTo) {

    static Line of(Transfer transfer) {
        return of(transfer, null);
    }

    static Line of(Transfer transfer, @Nullable Quarter lotsUpTo) {
        Holder from = transfer.from().holder();
        Holder to = transfer.to().holder();
        return new Line(
                transfer.id(),
                transfer.movement(),
                from.kind(),
                from.id(),
                transfer.from().purse(),
                to.kind(),
                to.id(),
                transfer.to().purse(),
                transfer.from().good(),
                transfer.amount(),
                transfer.source().source(),
                transfer.source().key(),
                transfer.quarter().code(),
                transfer.effectiveOn(),
                transfer.by(),
                transfer.approvedBy(),
                transfer.reason(),
                transfer.follows(),
                lotsUpTo == null ? null : lotsUpTo.code());
    }
}
