package cn.fengming.points.treasury;

import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Posted;
import cn.fengming.points.ledger.PostedTransfer;
import cn.fengming.points.ledger.Source;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Reminds one household, clears one wallet. Each in a transaction of its own, so a run that stops half way goes on with
 * the households it had not come to, and several runs at once do it once.
 */
@Component
public class ClearingDesk {

    private final Clearings clearings;
    private final Ledger ledger;
    private final Books books;
    private final Outbox outbox;
    private final Clock clock;

    ClearingDesk(Clearings clearings, Ledger ledger, Books books, Outbox outbox, Clock clock) {
        this.clearings = clearings;
        this.ledger = ledger;
        this.books = books;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What others hear of a reminder. */
    record Expiring(
            UUID household, UUID village, Reminder reminder, LocalDate lastDay, int daysLeft, long points, long held) {}

    /** What others hear of a clearing. */
    record Expired(UUID household, UUID village, LocalDate lastDay, Quarter upTo, long points, UUID transfer) {}

    /** Emits false when it was told before. */
    @Transactional
    public Mono<Boolean> remind(Household household, Told told) {
        int left = (int) (told.lastDay().toEpochDay() - LocalDate.now(clock).toEpochDay());
        var fact = new Expiring(
                household.id(), household.village(), told.kind(), told.lastDay(), left, told.points(), told.held());
        return clearings
                .remember(household.town(), told)
                .filter(first -> first)
                .flatMap(first -> outbox.tell(household.town(), "treasury.points-expiring", household.id(), fact)
                        .thenReturn(true))
                .defaultIfEmpty(false);
    }

    /**
     * Moves what is left of the lots up to a quarter to expired, never more. It is written in the book of its last day's
     * quarter, or the next open one.
     *
     * @return points cleared; nothing when there was nothing left or another run was first
     */
    @Transactional
    public Mono<Long> clear(Household household, Ending.Over over) {
        return clearings
                .nextNumber(household.town(), household.id())
                .flatMap(number -> books.openBook(household.town(), Quarter.of(over.lastDay()))
                        .flatMap(book -> expire(household, over, number, book))
                        .filter(posted -> !posted.repeated())
                        .flatMap(posted -> ledger.transfer(household.town(), posted.id()))
                        .map(transfer -> clearing(household, over, number, transfer)))
                .flatMap(clearing -> kept(household, clearing));
    }

    private Mono<Posted> expire(Household household, Ending.Over over, int number, Quarter book) {
        return ledger.expire(
                household.town(),
                household.id(),
                over.upTo(),
                new Source("treasury.expiry", household.id() + "/" + number),
                book,
                Actor.SYSTEM_PERSON,
                "积分到期清零（有效期到 " + over.lastDay() + "）");
    }

    private Clearing clearing(Household household, Ending.Over over, int number, PostedTransfer transfer) {
        return new Clearing(
                household.id(),
                number,
                household.village(),
                over.lastDay(),
                over.upTo(),
                transfer.amount(),
                transfer.id(),
                clock.instant());
    }

    private Mono<Long> kept(Household household, Clearing clearing) {
        var fact = new Expired(
                clearing.household(),
                clearing.village(),
                clearing.lastDay(),
                clearing.upTo(),
                clearing.points(),
                clearing.transfer());
        return clearings
                .add(household.town(), clearing)
                .then(outbox.tell(household.town(), "treasury.points-expired", household.id(), fact))
                .thenReturn(clearing.points());
    }
}
