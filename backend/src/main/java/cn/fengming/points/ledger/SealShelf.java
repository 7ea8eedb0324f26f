package cn.fengming.points.ledger;

import cn.fengming.points.seal.Block;
import cn.fengming.points.seal.Print;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of the chain: blocks and their leaves. They are added to and never changed. */
@Component
class SealShelf {

    private final DatabaseClient database;

    SealShelf(DatabaseClient database) {
        this.database = database;
    }

    enum Kind {
        TRANSFER,
        FUND
    }

    /** A leaf where it lies. @param place in its block, from 1 */
    record Leaf(long block, int place, Kind kind, UUID subject, Print print) {}

    /** Until the transaction ends nobody else seals this town. */
    Mono<Void> lock(UUID town) {
        return database.sql("select pg_advisory_xact_lock(ledger.seal_lock(:town))")
                .bind("town", town)
                .then();
    }

    /** Takes transfers off the queue; the caller seals them in the same transaction. */
    Flux<UUID> takeTransfers(UUID town, int most) {
        return database.sql("select transfer_id from ledger.next_to_seal(:town, :most)")
                .bind("town", town)
                .bind("most", most)
                .map(row -> id(row, "transfer_id"))
                .all();
    }

    Flux<UUID> unsealedFunds(UUID town, int most) {
        return database.sql("""
                        select f.id from ledger.fund f
                        where f.town_id = :town and not exists (
                          select from ledger.leaf l
                          where l.town_id = f.town_id and l.subject_id = f.id and l.kind = 'FUND')
                        order by f.recorded_at, f.id limit :most
                        """)
                .bind("town", town)
                .bind("most", most)
                .map(row -> id(row, "id"))
                .all();
    }

    Mono<Block> last(UUID town) {
        return database.sql(BLOCKS + "order by b.number desc limit 1")
                .bind("town", town)
                .map(SealShelf::block)
                .one();
    }

    Flux<Block> blocks(UUID town, List<Long> numbers) {
        return database.sql(BLOCKS + "and b.number = any (:numbers) order by b.number desc")
                .bind("town", town)
                .bind("numbers", numbers.toArray(Long[]::new))
                .map(SealShelf::block)
                .all();
    }

    /** The last block of each month that has one, the newest month first. */
    Flux<Block> lastOfMonths(UUID town, ZoneId zone) {
        return database.sql(BLOCKS + """
                        and b.number in (
                          select max(m.number) from ledger.block m where m.town_id = :town
                          group by date_trunc('month', m.sealed_at at time zone :zone))
                        order by b.number desc
                        """)
                .bind("town", town)
                .bind("zone", zone.getId())
                .map(SealShelf::block)
                .all();
    }

    /** The last block sealed before a moment. */
    Mono<Block> lastBefore(UUID town, Instant moment) {
        return database.sql(BLOCKS + "and b.sealed_at < :moment order by b.number desc limit 1")
                .bind("town", town)
                .bind("moment", moment)
                .map(SealShelf::block)
                .one();
    }

    /** As it is stored; it may differ from what the block says, and then somebody changed it. */
    Mono<Print> storedHead(UUID town, long number) {
        return database.sql("""
                        select encode(head, 'hex') head from ledger.block where town_id = :town and number = :number
                        """)
                .bind("town", town)
                .bind("number", number)
                .map(row -> print(row, "head"))
                .one();
    }

    Mono<Void> append(Block block, List<Leaf> leaves) {
        return database.sql("""
                        insert into ledger.block (town_id, number, sealed_at, leaves, root, previous, skip, head)
                        values (:town, :number, :at, :leaves, decode(:root, 'hex'), decode(:previous, 'hex'),
                                decode(:skip, 'hex'), decode(:head, 'hex'))
                        """)
                .bind("town", block.town())
                .bind("number", block.number())
                .bind("at", block.sealedAt())
                .bind("leaves", block.leaves())
                .bind("root", block.root().hex())
                .bind("previous", block.previous().hex())
                .bind("skip", block.skip().hex())
                .bind("head", block.head().hex())
                .then()
                .then(add(block, leaves));
    }

    private Mono<Void> add(Block block, List<Leaf> leaves) {
        return database.sql("""
                        insert into ledger.leaf (town_id, block, place, kind, subject_id, print)
                        select :town, :number, n.place, n.kind, n.subject, decode(n.print, 'hex')
                        from unnest(:places, :kinds, :subjects, :prints) n(place, kind, subject, print)
                        """)
                .bind("town", block.town())
                .bind("number", block.number())
                .bind("places", leaves.stream().map(Leaf::place).toArray(Integer[]::new))
                .bind("kinds", leaves.stream().map(leaf -> leaf.kind().name()).toArray(String[]::new))
                .bind("subjects", leaves.stream().map(Leaf::subject).toArray(UUID[]::new))
                .bind("prints", leaves.stream().map(leaf -> leaf.print().hex()).toArray(String[]::new))
                .then();
    }

    Flux<Leaf> leaves(UUID town, long block) {
        return database.sql(LEAVES + "and l.block = :block order by l.place")
                .bind("town", town)
                .bind("block", block)
                .map(SealShelf::leaf)
                .all();
    }

    /** Where a transfer lies; empty while it is in no block. */
    Mono<Leaf> leafOf(UUID town, UUID transfer) {
        return database.sql(LEAVES + "and l.subject_id = :transfer and l.kind = 'TRANSFER'")
                .bind("town", town)
                .bind("transfer", transfer)
                .map(SealShelf::leaf)
                .one();
    }

    /** Whether everything that left its account is sealed up to this transfer, or past it. */
    Mono<Boolean> isPast(UUID town, UUID transfer) {
        return database.sql("""
                        select exists (select from ledger.entry e
                          join ledger.seal_mark m on m.town_id = e.town_id and m.account_id = e.account_id
                          where e.town_id = :town and e.transfer_id = :transfer and e.amount < 0 and e.seq <= m.seq) past
                        """)
                .bind("town", town)
                .bind("transfer", transfer)
                .mapValue(Boolean.class)
                .one();
    }

    Flux<Leaf> leavesOf(UUID town, Collection<UUID> transfers) {
        return database.sql(LEAVES + "and l.subject_id = any (:transfers) and l.kind = 'TRANSFER'")
                .bind("town", town)
                .bind("transfers", transfers.toArray(UUID[]::new))
                .map(SealShelf::leaf)
                .all();
    }

    private static final String BLOCKS = """
            select b.town_id, b.number, b.sealed_at, b.leaves, encode(b.root, 'hex') root,
                   encode(b.previous, 'hex') previous, encode(b.skip, 'hex') skip
            from ledger.block b where b.town_id = :town
            """;

    private static final String LEAVES = """
            select l.block, l.place, l.kind, l.subject_id, encode(l.print, 'hex') print
            from ledger.leaf l where l.town_id = :town
            """;

    private static Block block(Readable row) {
        return new Block(
                id(row, "town_id"),
                Objects.requireNonNull(row.get("number", Long.class)),
                Objects.requireNonNull(row.get("sealed_at", Instant.class)),
                Objects.requireNonNull(row.get("leaves", Integer.class)),
                print(row, "root"),
                print(row, "previous"),
                print(row, "skip"));
    }

    private static Leaf leaf(Readable row) {
        return new Leaf(
                Objects.requireNonNull(row.get("block", Long.class)),
                Objects.requireNonNull(row.get("place", Integer.class)),
                Kind.valueOf(Objects.requireNonNull(row.get("kind", String.class))),
                id(row, "subject_id"),
                print(row, "print"));
    }

    private static Print print(Readable row, String column) {
        return new Print(Objects.requireNonNull(row.get(column, String.class)));
    }

    private static UUID id(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, UUID.class));
    }
}
