package cn.fengming.points.store;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Holder;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns what happens to goods besides redemptions into transfers of the book. Each names the fact it stands for, so the
 * book refuses to move the same pieces twice.
 *
 * @param book the quarter it is written in
 */
record StockPostings(Ids ids, Quarter book, LocalDate today) {

    Transfer receive(Holder store, UUID good, long pieces, Source source, UUID by, String reason) {
        return within(store, good, Movement.RECEIVE, pieces, source, by, null, reason);
    }

    Transfer block(Holder store, UUID good, long pieces, Source source, UUID by) {
        return within(store, good, Movement.BLOCK, pieces, source, by, null, "过期停发");
    }

    /** More or fewer pieces than the book says, or thrown away: by two persons. */
    Transfer differ(
            Holder store, UUID good, Movement movement, long pieces, Source source, UUID by, UUID second, String why) {
        return within(store, good, movement, pieces, source, by, second, why);
    }

    Transfer send(UUID id, Holder store, UUID good, long pieces, Source source, UUID by, String reason) {
        return new Transfer(
                id,
                Movement.SEND,
                Account.of(store, Movement.SEND.from(), good),
                Account.of(store, Movement.SEND.to(), good),
                pieces,
                source,
                book,
                today,
                by,
                null,
                reason,
                null);
    }

    /** Settles what was sent: it arrived in another store, or it goes back to the sender's shelf. */
    Transfer settle(
            Movement movement, Holder from, Holder to, UUID good, long pieces, Source source, UUID by, UUID sent) {
        return new Transfer(
                ids.next(),
                movement,
                Account.of(from, movement.from(), good),
                Account.of(to, movement.to(), good),
                pieces,
                source,
                book,
                today,
                by,
                null,
                movement == Movement.ARRIVE ? "调入" : "调拨退回",
                sent);
    }

    private Transfer within(
            Holder store,
            UUID good,
            Movement movement,
            long pieces,
            Source source,
            UUID by,
            @Nullable UUID second,
            String reason) {
        return new Transfer(
                ids.next(),
                movement,
                Account.of(store, movement.from(), good),
                Account.of(store, movement.to(), good),
                pieces,
                source,
                book,
                today,
                by,
                second,
                reason,
                null);
    }
}
