package cn.fengming.points.ledger;

import cn.fengming.points.seal.Content;
import cn.fengming.points.seal.Lines;
import cn.fengming.points.seal.Print;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is sealed, read from the book itself: every field of a transfer with its entries, and of a fund. */
@Component
class SealedRows {

    private final DatabaseClient database;

    SealedRows(DatabaseClient database) {
        this.database = database;
    }

    /** As it stands in the book now. @param reason of a transfer in words, which only its print is sealed of */
    record Written(Content.Leaf leaf, String reason) {

        Print print() {
            return Lines.print(leaf);
        }
    }

    /** The contents of these leaves by their id; one that is not in the book any more is missing. */
    Mono<Map<UUID, Written>> of(UUID town, Collection<SealShelf.Leaf> leaves) {
        return of(town, ids(leaves, SealShelf.Kind.FUND), ids(leaves, SealShelf.Kind.TRANSFER));
    }

    Mono<Map<UUID, Written>> of(UUID town, List<UUID> funds, List<UUID> transfers) {
        return Flux.concat(funds(town, funds), transfers(town, transfers))
                .collectMap(written -> written.leaf().id());
    }

    private static List<UUID> ids(Collection<SealShelf.Leaf> leaves, SealShelf.Kind kind) {
        return leaves.stream()
                .filter(leaf -> leaf.kind() == kind)
                .map(SealShelf.Leaf::subject)
                .collect(Collectors.toList());
    }

    private Flux<Written> transfers(UUID town, List<UUID> ids) {
        return ids.isEmpty()
                ? Flux.empty()
                : database.sql("""
                        select t.*, f.holder_kind f_kind, f.holder_id f_holder, f.purse f_purse, f.good_id f_good,
                               o.holder_kind o_kind, o.holder_id o_holder, o.purse o_purse, o.good_id o_good, e.*
                        from unnest(:ids) w(id)
                        join ledger.transfer t on t.town_id = :town and t.id = w.id
                        join ledger.account f on f.town_id = t.town_id and f.id = t.from_account
                        join ledger.account o on o.town_id = t.town_id and o.id = t.to_account
                        cross join lateral (
                          select array_agg(n.account_id order by n.amount > 0, n.seq) accounts,
                                 array_agg(n.seq order by n.amount > 0, n.seq) seqs,
                                 array_agg(n.lot order by n.amount > 0, n.seq) lots,
                                 array_agg(n.amount order by n.amount > 0, n.seq) amounts,
                                 array_agg(n.balance_after order by n.amount > 0, n.seq) balances
                          from ledger.entry n where n.town_id = t.town_id and n.transfer_id = t.id) e
                        """)
                        .bind("town", town)
                        .bind("ids", ids.toArray(UUID[]::new))
                        .map(SealedRows::transfer)
                        .all();
    }

    private Flux<Written> funds(UUID town, List<UUID> ids) {
        return ids.isEmpty()
                ? Flux.empty()
                : database.sql("""
                        select id, amount_fen, points, document, received_on, recorded_by, recorded_at
                        from ledger.fund where town_id = :town and id = any (:ids)
                        """)
                        .bind("town", town)
                        .bind("ids", ids.toArray(UUID[]::new))
                        .map(SealedRows::fund)
                        .all();
    }

    private static Written transfer(Readable row) {
        UUID id = known(row, "id", UUID.class);
        String reason = known(row, "reason", String.class);
        Content.Transfer transfer = new Content.Transfer(
                id,
                known(row, "movement", String.class),
                known(row, "amount", Long.class),
                side(row, "from_account", "f_"),
                side(row, "to_account", "o_"),
                known(row, "source", String.class),
                known(row, "key", String.class),
                known(row, "quarter", Integer.class),
                known(row, "effective_on", LocalDate.class),
                known(row, "by_person", UUID.class),
                row.get("approved_by", UUID.class),
                Lines.ofReason(id, reason),
                row.get("follows", UUID.class),
                known(row, "posted_at", Instant.class),
                entries(row));
        return new Written(transfer, reason);
    }

    private static Content.Side side(Readable row, String account, String of) {
        return new Content.Side(
                known(row, account, UUID.class),
                known(row, of + "kind", String.class),
                known(row, of + "holder", UUID.class),
                known(row, of + "purse", String.class),
                row.get(of + "good", UUID.class));
    }

    private static List<Content.Moved> entries(Readable row) {
        UUID[] accounts = known(row, "accounts", UUID[].class);
        Long[] seqs = known(row, "seqs", Long[].class);
        Integer[] lots = known(row, "lots", Integer[].class);
        Long[] amounts = known(row, "amounts", Long[].class);
        Long[] balances = known(row, "balances", Long[].class);
        return IntStream.range(0, accounts.length)
                .mapToObj(at -> new Content.Moved(accounts[at], seqs[at], lots[at], amounts[at], balances[at]))
                .toList();
    }

    private static Written fund(Readable row) {
        return new Written(
                new Content.Fund(
                        known(row, "id", UUID.class),
                        known(row, "amount_fen", Long.class),
                        known(row, "points", Long.class),
                        known(row, "document", String.class),
                        known(row, "received_on", LocalDate.class),
                        known(row, "recorded_by", UUID.class),
                        known(row, "recorded_at", Instant.class)),
                "");
    }

    private static <T> T known(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
