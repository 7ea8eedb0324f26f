package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Step;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The only way points and pieces move. Every transfer is balanced, written once and never changed; a business fact posts
 * once; no account goes below its floor. One call is one statement, so it holds or it never happened, also when the
 * caller disappears half way.
 *
 * @see <a href="file:../../../../../../../../docs/ledger.md">docs/ledger.md</a>
 */
@Component
public class Ledger {

    private final DatabaseClient database;
    private final Json json;
    private final Ids ids;
    private final Clock clock;
    private final Accounts accounts;

    Ledger(DatabaseClient database, Json json, Ids ids, Clock clock, Accounts accounts) {
        this.database = database;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.accounts = accounts;
    }

    /**
     * Posts one transfer; a repeat of the same fact moves nothing and says so.
     *
     * @throws InsufficientPoints (signalled) when the points are not there
     * @throws OutOfStock (signalled) when the pieces are not there
     * @throws Problem (signalled) 409 quarter-closed, source-reused, transfer-used-up
     */
    public Mono<Posted> post(UUID town, Transfer transfer) {
        return postAll(town, List.of(transfer)).map(posted -> posted.get(0));
    }

    /**
     * Posts all transfers or none, in one round trip, and joins a running transaction. Accounts are locked by id, the
     * shared ones (pool, issue, stock) last; the transfers apply in the given order.
     *
     * @return outcomes in the order of the transfers; empty list for none
     */
    public Mono<List<Posted>> postAll(UUID town, List<Transfer> transfers) {
        return transfers.isEmpty()
                ? Mono.just(List.of())
                : write(town, transfers.stream().map(Line::of).toList());
    }

    /**
     * The same transfers as steps of what is written together with others. What {@link #postAll} signals, {@link
     * #inWords} tells.
     */
    public List<Step> posted(List<Transfer> transfers) {
        return transfers.stream()
                .map(transfer -> new Step(Step.Turn.LEDGER, "ledger.add_transfers", Line.of(transfer)))
                .toList();
    }

    /**
     * Looks whether the accounts hold, right now, what the transfers would take from them: who comes too late for the last
     * piece hears it here and holds up nobody. What is really there is decided by the posting alone.
     *
     * @throws InsufficientPoints (signalled) when the points are not there
     * @throws OutOfStock (signalled) when the pieces are not there
     */
    public Mono<Void> mustCover(UUID town, List<Transfer> transfers) {
        Map<Account, Long> taken = new LinkedHashMap<>();
        transfers.stream()
                .filter(transfer -> transfer.from().purse().neverBelowZero())
                .forEach(transfer -> taken.merge(transfer.from(), transfer.amount(), Long::sum));
        return accounts.balances(town, List.copyOf(taken.keySet()))
                .flatMapIterable(there -> taken.entrySet().stream()
                        .flatMap(asked -> lacking(asked.getKey(), asked.getValue(), there))
                        .toList())
                .concatMap(Mono::error)
                .then();
    }

    private static Stream<Problem> lacking(Account account, long asked, Map<Account, Long> there) {
        long missing = asked - there.getOrDefault(account, 0L);
        return missing > 0 ? Stream.of(Refusals.missing(account, missing)) : Stream.empty();
    }

    /** What the ledger refuses, as {@link #postAll} signals it; anything else as it is. */
    public static Throwable inWords(Throwable refusal) {
        return Refusals.inWords(refusal);
    }

    /**
     * Year-end clearing of one wallet: what is left of the lots up to a quarter goes to expired, never more. Emits
     * nothing when nothing is left.
     *
     * @param source one fact per household and clearing
     */
    @Transactional
    public Mono<Posted> expire(
            UUID town, UUID household, Quarter upTo, Source source, Quarter book, UUID by, String reason) {
        return moveAll(town, Movement.EXPIRE, household, Account.expired(household), upTo, source, book, by, reason);
    }

    /**
     * Two households became one: all that is left in the ended one's wallet goes to the survivor's, in the same lots.
     * Emits nothing when nothing is left.
     */
    @Transactional
    public Mono<Posted> merge(
            UUID town, UUID ended, UUID survivor, Source source, Quarter book, UUID by, String reason) {
        return moveAll(town, Movement.MERGE, ended, Account.wallet(survivor), Quarter.LAST, source, book, by, reason);
    }

    private Mono<Posted> moveAll(
            UUID town,
            Movement movement,
            UUID household,
            Account to,
            Quarter upTo,
            Source source,
            Quarter book,
            UUID by,
            String reason) {
        Account wallet = Account.wallet(household);
        return accounts.lockedLots(town, wallet, upTo)
                .map(Lot::remaining)
                .reduce(0L, Long::sum)
                .filter(left -> left > 0)
                .map(left -> Transfer.of(
                        ids.next(), movement, wallet, to, left, source, book, LocalDate.now(clock), by, reason))
                .flatMap(transfer -> write(town, List.of(Line.of(transfer, upTo))))
                .map(posted -> posted.get(0));
    }

    /** Balance in points or pieces; 0 for an account that never moved. */
    public Mono<Long> balance(UUID town, Account account) {
        return balancesOf(town, List.of(account)).map(balances -> balances.get(account));
    }

    /** Balances of many accounts in one round trip; every asked account is in the map. */
    public Mono<Map<Account, Long>> balancesOf(UUID town, List<Account> asked) {
        return accounts.balances(town, asked);
    }

    /** All points purses of a household, 0 where nothing ever moved, and the lots of its wallet, in one round trip. */
    public Mono<Savings> savings(UUID town, UUID household) {
        return accounts.savings(town, household);
    }

    /** What is left in a wallet by quarter of earning, oldest first. */
    public Flux<Lot> lots(UUID town, UUID household) {
        return accounts.lots(town, Account.wallet(household));
    }

    /**
     * The wallets of a town's households in which something earned up to that quarter is left, with these lots, in the
     * order of the households' ids.
     */
    public Flux<LeftOver> leftOver(UUID town, Quarter upTo) {
        return accounts.leftOver(town, upTo);
    }

    /** One account's lines, newest first; {@code after} is the seq of the last line seen. */
    public Mono<Page<EntryLine>> entries(UUID town, Account account, @Nullable String after, int size) {
        return accounts.entries(town, account, after, size);
    }

    /** A household's savings and the newest page of its wallet, of one moment, in one round trip. */
    public Mono<Passbook> passbook(UUID town, UUID household) {
        return accounts.passbook(town, household);
    }

    /** A posted transfer by its id; empty when the town has none such. */
    public Mono<PostedTransfer> transfer(UUID town, UUID id) {
        return accounts.transfer(town, id);
    }

    private Mono<List<Posted>> write(UUID town, List<Line> lines) {
        return database.sql("select transfer_id, repeated from ledger.post(:town, :at, :batch)")
                .bind("town", town)
                .bind("at", clock.instant())
                .bind("batch", json.write(lines))
                .map((row, metadata) -> new Posted(
                        row.get("transfer_id", UUID.class), Boolean.TRUE.equals(row.get("repeated", Boolean.class))))
                .all()
                .collectList()
                .onErrorMap(Refusals::inWords);
    }
}
