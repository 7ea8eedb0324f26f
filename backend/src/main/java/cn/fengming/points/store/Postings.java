package cn.fengming.points.store;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Purse;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a redemption into the transfers of the book. Points and pieces always move together, in one batch. Handing over
 * and giving back share one source key, so that the book itself refuses to settle a redemption twice.
 *
 * @param book the quarter it is written in
 * @param by who caused it
 */
record Postings(Ids ids, Quarter book, LocalDate today, UUID by) {

    /** The fact that a redemption was handed over or given back; its key is the redemption. */
    static final String SETTLES = "store.settle";

    private static final int REASON_LENGTH = 120;

    /** wallet to held for the total, shelf to reserved for each counted line. */
    List<Transfer> redeem(Redemption redemption, List<RedemptionLine> lines) {
        List<Transfer> transfers = new ArrayList<>();
        transfers.add(Transfer.of(
                redemption.holdId(),
                Movement.HOLD,
                Account.wallet(redemption.householdId()),
                Account.held(redemption.householdId()),
                redemption.points(),
                new Source("store.redeem", redemption.id().toString()),
                book,
                today,
                by,
                reason("兑换 ", lines)));
        for (RedemptionLine line : lines) {
            reserve(redemption, line).ifPresent(transfers::add);
        }
        return transfers;
    }

    private Optional<Transfer> reserve(Redemption redemption, RedemptionLine line) {
        return Optional.ofNullable(line.reserveId())
                .map(id -> Transfer.of(
                        id,
                        Movement.RESERVE,
                        Account.of(redemption.store(), Purse.STOCK, line.goodId()),
                        Account.of(redemption.store(), Purse.RESERVED, line.goodId()),
                        line.pieces(),
                        lineSource("store.reserve", line),
                        book,
                        today,
                        by,
                        "预留 " + line.name()));
    }

    /** held to redeemed, reserved to handed. */
    List<Transfer> handOver(Redemption redemption, List<RedemptionLine> settled, UUID settleId) {
        return settle(redemption, settled, settleId, Movement.REDEEM, Movement.HAND, "核销 ");
    }

    /** held to wallet, reserved to shelf. */
    List<Transfer> giveBack(Redemption redemption, List<RedemptionLine> settled, UUID settleId, String why) {
        return settle(redemption, settled, settleId, Movement.RELEASE, Movement.RESTOCK, why + " ");
    }

    private List<Transfer> settle(
            Redemption redemption,
            List<RedemptionLine> settled,
            UUID settleId,
            Movement points,
            Movement pieces,
            String why) {
        Transfer first = new Transfer(
                settleId,
                points,
                Account.held(redemption.householdId()),
                new Account(Account.held(redemption.householdId()).holder(), points.to(), null),
                redemption.points(),
                new Source(SETTLES, redemption.id().toString()),
                book,
                today,
                by,
                null,
                reason(why, settled),
                redemption.holdId());
        return Stream.concat(
                        Stream.of(first),
                        settled.stream()
                                .filter(line -> line.settleId() != null)
                                .map(line -> settleLine(redemption, line, pieces, why)))
                .toList();
    }

    private Transfer settleLine(Redemption redemption, RedemptionLine line, Movement pieces, String why) {
        Account reserved = Account.of(redemption.store(), Purse.RESERVED, line.goodId());
        return new Transfer(
                known(line.settleId()),
                pieces,
                reserved,
                new Account(reserved.holder(), pieces.to(), line.goodId()),
                line.pieces(),
                lineSource(SETTLES, line),
                book,
                today,
                by,
                null,
                why + line.name(),
                line.reserveId());
    }

    /** redeemed to wallet, handed to shelf: what came back after all. Two persons. */
    List<Transfer> undo(Redemption redemption, List<RedemptionLine> lines, UUID approvedBy, String why) {
        Transfer points = new Transfer(
                ids.next(),
                Movement.UNDO_REDEEM,
                Account.redeemed(redemption.householdId()),
                Account.wallet(redemption.householdId()),
                redemption.points(),
                new Source("store.return", redemption.id().toString()),
                book,
                today,
                by,
                approvedBy,
                why,
                redemption.settleId());
        return Stream.concat(
                        Stream.of(points),
                        lines.stream()
                                .filter(line -> line.settleId() != null)
                                .map(line -> undoLine(redemption, line, approvedBy, why)))
                .toList();
    }

    private Transfer undoLine(Redemption redemption, RedemptionLine line, UUID approvedBy, String why) {
        return new Transfer(
                ids.next(),
                Movement.UNDO_HAND,
                Account.of(redemption.store(), Purse.HANDED, line.goodId()),
                Account.of(redemption.store(), Purse.STOCK, line.goodId()),
                line.pieces(),
                lineSource("store.return", line),
                book,
                today,
                by,
                approvedBy,
                why,
                line.settleId());
    }

    private static Source lineSource(String fact, RedemptionLine line) {
        return new Source(fact, line.redemptionId() + ":" + line.goodId());
    }

    private static String reason(String verb, List<RedemptionLine> lines) {
        String goods = lines.stream()
                .map(line -> line.name() + "×" + line.pieces())
                .collect(Collectors.joining("、", verb, ""));
        return goods.length() <= REASON_LENGTH ? goods : goods.substring(0, REASON_LENGTH - 1) + "…";
    }

    private static UUID known(@Nullable UUID id) {
        return Optional.ofNullable(id).orElseThrow();
    }
}
