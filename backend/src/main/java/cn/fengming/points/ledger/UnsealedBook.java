package cn.fengming.points.ledger;

import cn.fengming.points.seal.Content;
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The accounts of a town and what of its book is in no block yet, as of one moment. */
@Component
class UnsealedBook {

    private final DatabaseClient database;

    UnsealedBook(DatabaseClient database) {
        this.database = database;
    }

    record Counts(long sealed, long unsealed) {}

    /**
     * All of one snapshot.
     *
     * @param blocks number of the last block
     */
    record Moment(List<Content.Account> accounts, List<UUID> funds, List<UUID> transfers, long blocks) {}

    Mono<Counts> counts(UUID town) {
        return database.sql(QUEUE + """
                        select (select coalesce(sum(b.leaves), 0)::bigint from ledger.block b where b.town_id = :town) sealed,
                               (select count(*) from queue) + (select count(*) from funds) unsealed
                        """)
                .bind("town", town)
                .mapProperties(Counts.class)
                .one();
    }

    Mono<Moment> moment(UUID town) {
        return database.sql(QUEUE + """
                        select 'ACCOUNT' kind, a.id, a.holder_kind, a.holder_id, a.purse, a.good_id, a.floor, a.balance, a.seq,
                               null::timestamptz at
                        from ledger.account a where a.town_id = :town
                        union all
                        select 'FUND', f.id, null, null, null, null, null, null, null, f.recorded_at from funds f
                        union all
                        select 'TRANSFER', q.id, null, null, null, null, null, null, null, q.posted_at from (select * from queue limit 20001) q
                        union all
                        select 'BLOCKS', null, null, null, null, null, null, null, coalesce(max(b.number), 0), null
                        from ledger.block b where b.town_id = :town
                        order by kind, at, id
                        """)
                .bind("town", town)
                .map(UnsealedBook::row)
                .all()
                .collectList()
                .map(UnsealedBook::moment);
    }

    private static final String QUEUE = """
            with queue as (
              select distinct t.id, t.posted_at
              from ledger.account a
              left join ledger.seal_mark m on m.town_id = a.town_id and m.account_id = a.id
              join ledger.entry e on e.town_id = a.town_id and e.account_id = a.id and e.seq > coalesce(m.seq, 0)
                                 and e.amount < 0
              join ledger.transfer t on t.town_id = e.town_id and t.id = e.transfer_id
              where a.town_id = :town and a.seq > coalesce(m.seq, 0)),
            funds as (
              select f.id, f.recorded_at from ledger.fund f
              where f.town_id = :town and not exists (
                select from ledger.leaf l where l.town_id = f.town_id and l.subject_id = f.id and l.kind = 'FUND'))
            """;

    private record Row(String kind, Object what) {}

    private static Row row(Readable row) {
        String kind = known(row, "kind", String.class);
        return new Row(
                kind,
                switch (kind) {
                    case "ACCOUNT" -> account(row);
                    case "BLOCKS" -> known(row, "seq", Long.class);
                    default -> known(row, "id", UUID.class);
                });
    }

    private static Content.Account account(Readable row) {
        return new Content.Account(
                known(row, "id", UUID.class),
                known(row, "holder_kind", String.class),
                known(row, "holder_id", UUID.class),
                known(row, "purse", String.class),
                row.get("good_id", UUID.class),
                known(row, "floor", Long.class),
                known(row, "balance", Long.class),
                known(row, "seq", Long.class));
    }

    private static Moment moment(List<Row> rows) {
        return new Moment(
                only(rows, "ACCOUNT", Content.Account.class),
                only(rows, "FUND", UUID.class),
                only(rows, "TRANSFER", UUID.class),
                only(rows, "BLOCKS", Long.class).get(0));
    }

    private static <T> List<T> only(List<Row> rows, String kind, Class<T> type) {
        List<T> found = new ArrayList<>();
        rows.stream()
                .filter(row -> row.kind().equals(kind))
                .map(Row::what)
                .map(type::cast)
                .forEach(found::add);
        return found;
    }

    private static <T> T known(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
