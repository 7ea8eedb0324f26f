package cn.fengming.points.ledger;

import cn.fengming.points.ledger.SealShelf.Leaf;
import cn.fengming.points.ledger.SealedRows.Written;
import cn.fengming.points.seal.Block;
import cn.fengming.points.seal.Merkle;
import cn.fengming.points.seal.Print;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Compares the chain with the book: each block's leaves are made anew from the rows they are of. It changes nothing. */
@Component
class SealInspection {

    private final SealShelf shelf;
    private final SealedRows rows;
    private final DatabaseClient database;

    SealInspection(SealShelf shelf, SealedRows rows, DatabaseClient database) {
        this.shelf = shelf;
        this.rows = rows;
        this.database = database;
    }

    /** What is wrong with the blocks from one to another, one sentence each, in their order; nothing for no blocks. */
    Flux<String> findings(UUID town, long from, long to) {
        return Flux.<Long, Long>generate(() -> from, (number, next) -> {
                    if (number > to) {
                        next.complete();
                    } else {
                        next.next(number);
                    }
                    return number + 1;
                })
                .concatMap(number -> block(town, number), 1);
    }

    private Flux<String> block(UUID town, long number) {
        List<Long> wanted = List.of(number, number - 1, Block.skipped(number));
        return Mono.zip(
                        shelf.blocks(town, wanted).collectMap(Block::number),
                        shelf.leaves(town, number).collectList(),
                        shelf.storedHead(town, number).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .flatMap(read -> rows.of(town, read.getT2())
                        .publishOn(Schedulers.parallel())
                        .map(written -> findings(
                                number,
                                read.getT1(),
                                read.getT2(),
                                written,
                                read.getT3().orElse(null))))
                .flatMapIterable(findings -> findings);
    }

    private static List<String> findings(
            long number, Map<Long, Block> blocks, List<Leaf> leaves, Map<UUID, Written> written, @Nullable Print head) {
        Block block = blocks.get(number);
        if (block == null) {
            return List.of("封存块 " + number + " 不见了");
        }
        List<String> findings = new ArrayList<>();
        String name = "封存块 " + number;
        if (!block.head().equals(head)) {
            findings.add(name + " 的封存码与块的内容不符");
        }
        if (!block.previous().equals(headOf(blocks.get(number - 1)))
                || !block.skip().equals(headOf(blocks.get(Block.skipped(number))))) {
            findings.add(name + " 没有接在前面的块后面");
        }
        List<Print> prints = leaves.stream().map(Leaf::print).toList();
        if (prints.size() != block.leaves() || !Merkle.root(prints).equals(block.root())) {
            findings.add(name + " 的各笔指纹与它的封印不符");
        }
        leaves.forEach(leaf -> changed(leaf, written.get(leaf.subject())).ifPresent(findings::add));
        return findings;
    }

    private static Print headOf(@Nullable Block block) {
        return block == null ? Print.NONE : block.head();
    }

    private static Optional<String> changed(Leaf leaf, @Nullable Written now) {
        String name = (leaf.kind() == SealShelf.Kind.FUND ? "资金 " : "转账 ") + leaf.subject() + "（封存块 " + leaf.block()
                + " 第 " + leaf.place() + " 笔）";
        if (now == null) {
            return Optional.of(name + "不见了");
        }
        return now.print().equals(leaf.print()) ? Optional.empty() : Optional.of(name + "与封存时不同");
    }

    /** Transfers that went past the seal: in no block though their account's mark is beyond them. One snapshot. */
    Flux<String> passedOver(UUID town) {
        return database.sql("""
                        select t.id from ledger.transfer t
                        where t.town_id = :town
                          and not exists (select from ledger.leaf l
                                          where l.town_id = t.town_id and l.subject_id = t.id and l.kind = 'TRANSFER')
                          and exists (select from ledger.entry e
                                      join ledger.seal_mark m on m.town_id = e.town_id and m.account_id = e.account_id
                                      where e.town_id = t.town_id and e.transfer_id = t.id and e.amount < 0
                                        and e.seq <= m.seq)
                        limit 100
                        """)
                .bind("town", town)
                .map(row -> "转账 " + Objects.requireNonNull(row.get("id", UUID.class)) + " 漏封存")
                .all();
    }
}
