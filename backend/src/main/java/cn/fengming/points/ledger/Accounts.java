package cn.fengming.points.ledger;

import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import cn.fengming.points.kernel.GroupReads.Of;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Quarter;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads of accounts, their lots and their pages in the book. It writes nothing. */
@Component
class Accounts {

    private static final UUID NO_GOOD = new UUID(0, 0);

    /** Along the index to the end, good or none: a shelf's goods are not each looked for among all of them. */
    private static final String BY_KEY = """
            cross join lateral (
              select * from ledger.account
              where town_id = %1$s and holder_id = w.holder and purse = w.purse and good_id = w.good
              union all
              select * from ledger.account
              where town_id = %1$s and holder_id = w.holder and purse = w.purse and good_id is null
                and w.good = '00000000-0000-0000-0000-000000000000') a
            """;

    private final DatabaseClient database;
    private final EntryLines lines;
    private final OpenedPassbooks passbooks;

    private final GroupRead<Several, Map<Account, Long>> several;
    private final GroupRead<Of, Savings> savings;

    /** Whose account. */
    private record OfTown(UUID town, Account account) {}

    private record Several(UUID town, List<Account> accounts) {}

    Accounts(DatabaseClient database, GroupReads reads, EntryLines lines, OpenedPassbooks passbooks) {
        this.database = database;
        this.lines = lines;
        this.passbooks = passbooks;
        this.several = reads.of(this::each);
        this.savings = reads.of(this::savings);
    }

    private Mono<Map<OfTown, Long>> balances(DatabaseClient from, Set<OfTown> asked) {
        return from.sql("""
                        select a.town_id, a.holder_kind, a.holder_id, a.purse, a.good_id, a.balance
                        from unnest(:towns, :holders, :purses, :goods) w(town, holder, purse, good)
                        """ + BY_KEY.formatted("w.town"))
                .bind("towns", asked.stream().map(OfTown::town).toArray(UUID[]::new))
                .bind(
                        "holders",
                        asked.stream().map(each -> each.account().holder().id()).toArray(UUID[]::new))
                .bind(
                        "purses",
                        asked.stream()
                                .map(each -> each.account().purse().name())
                                .toArray(String[]::new))
                .bind(
                        "goods",
                        asked.stream().map(each -> goodOrNone(each.account())).toArray(UUID[]::new))
                .map(row -> Map.entry(new OfTown(id(row, "town_id"), account(row, "")), number(row, "balance")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Every asked account is in the map. */
    Mono<Map<Account, Long>> balances(UUID town, List<Account> asked) {
        return several.ask(new Several(town, asked));
    }

    private Mono<Map<Several, Map<Account, Long>>> each(DatabaseClient from, Set<Several> asked) {
        Set<OfTown> accounts = asked.stream()
                .flatMap(each -> each.accounts().stream().map(account -> new OfTown(each.town(), account)))
                .collect(Collectors.toSet());
        return balances(from, accounts)
                .map(found -> asked.stream().collect(Collectors.toMap(Function.identity(), each -> of(each, found))));
    }

    private static Map<Account, Long> of(Several asked, Map<OfTown, Long> found) {
        return asked.accounts().stream()
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), account -> found.getOrDefault(new OfTown(asked.town(), account), 0L)));
    }

    /** One statement, so that the lots are those of the very balance beside them. */
    Mono<Savings> savings(UUID town, UUID household) {
        return savings.ask(new Of(town, household)).defaultIfEmpty(added(List.of()));
    }

    private Mono<Map<Of, Savings>> savings(DatabaseClient from, Set<Of> households) {
        return from.sql("""
                        select a.town_id, a.holder_id, a.purse, a.balance, l.quarter, l.remaining
                        from unnest(:towns, :households) w(town, household)
                        join ledger.account a on a.town_id = w.town and a.holder_id = w.household
                         and a.holder_kind = 'HOUSEHOLD' and a.good_id is null
                        left join ledger.lot l
                          on l.town_id = a.town_id and l.account_id = a.id and a.purse = 'WALLET' and l.remaining > 0
                        order by l.quarter
                        """)
                .bind("towns", Of.towns(households))
                .bind("households", Of.ids(households))
                .map(row -> Map.entry(new Of(id(row, "town_id"), id(row, "holder_id")), saved(row)))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(
                                Map.Entry::getValue,
                                Collectors.collectingAndThen(Collectors.toList(), Accounts::added))));
    }

    Flux<Lot> lots(UUID town, Account account) {
        return database.sql(LOTS + "order by l.quarter")
                .bind("town", town)
                .bind("holder", account.holder().id())
                .bind("purse", account.purse().name())
                .bind("upTo", Integer.MAX_VALUE)
                .map(Accounts::lot)
                .all();
    }

    /** Locks the account first, so that nothing is spent between reading what is left and moving it. */
    Flux<Lot> lockedLots(UUID town, Account account, Quarter upTo) {
        return database.sql(LOTS + "order by l.quarter for no key update of a")
                .bind("town", town)
                .bind("holder", account.holder().id())
                .bind("purse", account.purse().name())
                .bind("upTo", upTo.code())
                .map(Accounts::lot)
                .all();
    }

    Flux<LeftOver> leftOver(UUID town, Quarter upTo) {
        return database.sql("""
                        select a.holder_id, l.quarter, l.remaining, coalesce(h.balance, 0) held
                        from ledger.account a
                        join ledger.lot l on l.town_id = a.town_id and l.account_id = a.id
                        left join ledger.account h
                          on h.town_id = a.town_id and h.holder_id = a.holder_id and h.purse = 'HELD'
                         and h.good_id is null and h.holder_kind = 'HOUSEHOLD'
                        where a.town_id = :town and a.holder_kind = 'HOUSEHOLD' and a.purse = 'WALLET'
                          and a.good_id is null and l.remaining > 0 and l.quarter <= :upTo
                        order by a.holder_id, l.quarter
                        """)
                .bind("town", town)
                .bind("upTo", upTo.code())
                .map(row -> new LeftOver(id(row, "holder_id"), number(row, "held"), List.of(lot(row))))
                .all()
                .bufferUntilChanged(LeftOver::household)
                .map(Accounts::together);
    }

    private static LeftOver together(List<LeftOver> ofOne) {
        LeftOver first = ofOne.get(0);
        return new LeftOver(
                first.household(),
                first.held(),
                ofOne.stream().flatMap(each -> each.lots().stream()).toList());
    }

    /** The lines are cut off before their transfers are looked for: a pool's book has hundreds of thousands. */
    Mono<Page<EntryLine>> entries(UUID town, Account account, @Nullable String after, int size) {
        return lines.page(town, account, after, size);
    }

    Mono<Passbook> passbook(UUID town, UUID household) {
        return passbooks.of(town, household);
    }

    Mono<PostedTransfer> transfer(UUID town, UUID id) {
        return database.sql("""
                        select t.*, f.holder_kind f_holder_kind, f.holder_id f_holder_id, f.purse f_purse, f.good_id f_good_id,
                               o.holder_kind o_holder_kind, o.holder_id o_holder_id, o.purse o_purse, o.good_id o_good_id,
                               t.amount - coalesce((select sum(n.amount) from ledger.transfer n
                                                    where n.town_id = t.town_id and n.follows = t.id), 0)::bigint as left_over
                        from ledger.transfer t
                        join ledger.account f on f.town_id = t.town_id and f.id = t.from_account
                        join ledger.account o on o.town_id = t.town_id and o.id = t.to_account
                        where t.town_id = :town and t.id = :id
                        """)
                .bind("town", town)
                .bind("id", id)
                .map(Accounts::posted)
                .one();
    }

    private static final String LOTS = """
            select l.quarter, l.remaining
            from ledger.account a
            join ledger.lot l on l.town_id = a.town_id and l.account_id = a.id
            where a.town_id = :town and a.holder_id = :holder and a.purse = :purse and a.good_id is null
              and l.remaining > 0 and l.quarter <= :upTo
            """;

    private static Lot lot(Readable row) {
        return new Lot(quarter(row, "quarter"), number(row, "remaining"));
    }

    /** A purse, and one of its lots when it keeps any. */
    record Saved(Purse purse, long balance, @Nullable Lot lot) {}

    static Saved saved(Readable row) {
        Lot lot = row.get("quarter") == null ? null : lot(row);
        return new Saved(Purse.valueOf(text(row, "purse")), number(row, "balance"), lot);
    }

    static Savings added(List<Saved> rows) {
        Map<Purse, Long> purses = new EnumMap<>(Purse.class);
        Arrays.stream(Purse.values()).filter(purse -> !purse.countsGoods()).forEach(purse -> purses.put(purse, 0L));
        rows.forEach(row -> purses.put(row.purse(), row.balance()));
        List<Lot> lots =
                rows.stream().flatMap(row -> Stream.ofNullable(row.lot())).toList();
        return new Savings(purses, lots);
    }

    private static PostedTransfer posted(Readable row) {
        return new PostedTransfer(
                id(row, "id"),
                Movement.valueOf(text(row, "movement")),
                account(row, "f_"),
                account(row, "o_"),
                number(row, "amount"),
                number(row, "left_over"),
                new Source(text(row, "source"), text(row, "key")),
                quarter(row, "quarter"),
                Objects.requireNonNull(row.get("effective_on", LocalDate.class)),
                Objects.requireNonNull(row.get("posted_at", Instant.class)),
                id(row, "by_person"),
                row.get("approved_by", UUID.class),
                text(row, "reason"),
                row.get("follows", UUID.class));
    }

    private static Account account(Readable row, String prefix) {
        Holder holder =
                new Holder(Holder.Kind.valueOf(text(row, prefix + "holder_kind")), id(row, prefix + "holder_id"));
        return new Account(holder, Purse.valueOf(text(row, prefix + "purse")), row.get(prefix + "good_id", UUID.class));
    }

    static UUID goodOrNone(Account account) {
        return account.good() == null ? NO_GOOD : account.good();
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static UUID id(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, UUID.class));
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }

    private static Quarter quarter(Readable row, String column) {
        return Quarter.ofCode(Objects.requireNonNull(row.get(column, Integer.class)));
    }
}
