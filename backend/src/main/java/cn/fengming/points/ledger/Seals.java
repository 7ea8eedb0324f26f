package cn.fengming.points.ledger;

import cn.fengming.points.ledger.SealShelf.Leaf;
import cn.fengming.points.ledger.SealedRows.Written;
import cn.fengming.points.seal.Block;
import cn.fengming.points.seal.Content;
import cn.fengming.points.seal.Merkle;
import cn.fengming.points.seal.Print;
import cn.fengming.points.seal.ReceiptProof;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The seals across a town's book (骑缝章): how far it is sealed, the heads that are printed, and the proof that a transfer
 * lies under one of them.
 *
 * @see <a href="file:../../../../../../../../docs/proof.md">docs/proof.md</a>
 */
@Component
public class Seals {

    private final SealShelf shelf;
    private final SealedRows rows;
    private final SealChecks checks;
    private final BookInspection inspection;
    private final UnsealedBook unsealed;
    private final Clock clock;

    Seals(
            SealShelf shelf,
            SealedRows rows,
            SealChecks checks,
            BookInspection inspection,
            UnsealedBook unsealed,
            Clock clock) {
        this.shelf = shelf;
        this.rows = rows;
        this.checks = checks;
        this.inspection = inspection;
        this.unsealed = unsealed;
        this.clock = clock;
    }

    public Mono<SealState> state(UUID town) {
        return Mono.zip(
                        unsealed.counts(town),
                        shelf.last(town).map(Optional::of).defaultIfEmpty(Optional.empty()),
                        checks.latest(town).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(read -> state(
                        read.getT1(), read.getT2().orElse(null), read.getT3().orElse(null)));
    }

    private SealState state(UnsealedBook.Counts counts, @Nullable Block last, @Nullable SealCheck check) {
        return new SealState(
                last == null ? 0 : last.number(),
                counts.sealed(),
                counts.unsealed(),
                last == null ? null : MonthHead.of(last, clock.getZone()),
                check,
                SealChore.EVERY.toMinutes());
    }

    /** One for each month in which something was sealed, the newest first; the running month's is its latest so far. */
    public Flux<MonthHead> heads(UUID town) {
        return shelf.lastOfMonths(town, clock.getZone()).map(block -> MonthHead.of(block, clock.getZone()));
    }

    /**
     * The head that is printed now: the one the last full month ended with; in a town's first month the latest. Empty
     * before the first seal.
     */
    public Mono<MonthHead> printed(UUID town) {
        YearMonth month = YearMonth.now(clock);
        Instant began = month.atDay(1).atStartOfDay(clock.getZone()).toInstant();
        return shelf.lastBefore(town, began)
                .switchIfEmpty(shelf.last(town))
                .map(block -> MonthHead.of(block, clock.getZone()));
    }

    /**
     * Shows that the head of the month a transfer was sealed in stands for it, as it is in the book now. Empty while it
     * is in no block. Whether it is true says {@link ReceiptProof#fault()}.
     */
    public Mono<ReceiptProof> proof(UUID town, UUID transfer) {
        return shelf.leafOf(town, transfer)
                .flatMap(leaf -> Mono.zip(
                                rows.of(town, List.of(), List.of(transfer)),
                                shelf.leaves(town, leaf.block()).collectList(),
                                blocksDownTo(town, leaf.block()))
                        .publishOn(Schedulers.parallel()) // thousands of prints are hashed, and anybody may ask
                        .flatMap(read ->
                                Mono.justOrEmpty(proof(leaf, read.getT1().get(transfer), read.getT2(), read.getT3()))));
    }

    /** Whether a transfer must lie in a block by now. Asked before its proof. */
    public Mono<Boolean> mustBeSealed(UUID town, UUID transfer) {
        return shelf.isPast(town, transfer);
    }

    private static Optional<ReceiptProof> proof(
            Leaf leaf, @Nullable Written written, List<Leaf> leaves, List<Block> blocks) {
        if (written == null || !(written.leaf() instanceof Content.Transfer transfer) || blocks.isEmpty()) {
            return Optional.empty();
        }
        List<Print> prints = leaves.stream().map(Leaf::print).toList();
        return Optional.of(new ReceiptProof(
                Content.FORMAT,
                transfer,
                written.reason(),
                leaf.print(),
                leaf.place(),
                Merkle.path(prints, leaf.place() - 1),
                blocks,
                blocks.get(0).head()));
    }

    /** From the last block of the month down to a block, by the jumps its successors allow; the newest first. */
    private Mono<List<Block>> blocksDownTo(UUID town, long wanted) {
        return shelf.blocks(town, List.of(wanted))
                .singleOrEmpty()
                .flatMap(own -> monthsLast(town, own))
                .flatMap(last -> shelf.blocks(town, way(last.number(), wanted)).collectList());
    }

    private Mono<Block> monthsLast(UUID town, Block own) {
        YearMonth month = YearMonth.from(own.sealedAt().atZone(clock.getZone()));
        Instant over =
                month.plusMonths(1).atDay(1).atStartOfDay(clock.getZone()).toInstant();
        return shelf.lastBefore(town, over).defaultIfEmpty(own);
    }

    private static List<Long> way(long from, long wanted) {
        List<Long> way = new ArrayList<>();
        for (long at = from; at > wanted; at = Block.towards(at, wanted)) {
            way.add(at);
        }
        way.add(wanted);
        return way;
    }

    /**
     * Of these transfers those that are sealed, unchanged since, and moved so many: their blocks.
     *
     * @param moved what each of them is said to have moved
     */
    public Mono<Map<UUID, Long>> blocksOf(UUID town, Map<UUID, Long> moved) {
        return shelf.leavesOf(town, moved.keySet())
                .collectList()
                .flatMap(leaves -> rows.of(town, leaves)
                        .map(written -> leaves.stream()
                                .filter(leaf -> fits(leaf, written.get(leaf.subject()), moved))
                                .collect(Collectors.toMap(Leaf::subject, Leaf::block))));
    }

    private static boolean fits(Leaf leaf, @Nullable Written now, Map<UUID, Long> moved) {
        return now != null
                && now.print().equals(leaf.print())
                && now.leaf() instanceof Content.Transfer transfer
                && Objects.equals(moved.get(leaf.subject()), transfer.amount());
    }

    /** Compares the whole chain with the whole book and keeps the result. May take minutes. */
    @Transactional
    public Mono<SealCheck> checkAll(UUID town, UUID by) {
        return inspection
                .mayTakeLong()
                .then(checks.all(town))
                .flatMap(check -> checks.keep(town, by, check).thenReturn(check));
    }
}
