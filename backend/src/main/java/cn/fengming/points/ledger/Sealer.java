package cn.fengming.points.ledger;

import cn.fengming.points.ledger.SealShelf.Kind;
import cn.fengming.points.ledger.SealShelf.Leaf;
import cn.fengming.points.ledger.SealedRows.Written;
import cn.fengming.points.seal.Block;
import cn.fengming.points.seal.Merkle;
import cn.fengming.points.seal.Print;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Sets the seal (封存) on what is in the book and in no block yet: all of it, once, whoever else tries at the same time.
 * Funds come before the transfers that need them.
 */
@Component
class Sealer {

    private final SealShelf shelf;
    private final SealedRows rows;
    private final BookInspection inspection;
    private final Clock clock;

    Sealer(SealShelf shelf, SealedRows rows, BookInspection inspection, Clock clock) {
        this.shelf = shelf;
        this.rows = rows;
        this.inspection = inspection;
        this.clock = clock;
    }

    /**
     * Seals one block of at most so many leaves. Emits how many they were; 0 when nothing was left.
     *
     * @param most up to {@link Block#MOST_LEAVES}
     */
    @Transactional
    public Mono<Integer> sealNext(UUID town, int most) {
        return shelf.lock(town)
                .then(inspection.mayTakeLong())
                .then(shelf.unsealedFunds(town, most).collectList())
                .flatMap(funds ->
                        transfers(town, most - funds.size()).flatMap(transfers -> seal(town, funds, transfers)));
    }

    private Mono<List<UUID>> transfers(UUID town, int most) {
        return most == 0
                ? Mono.just(List.of())
                : shelf.takeTransfers(town, most).collectList();
    }

    private Mono<Integer> seal(UUID town, List<UUID> funds, List<UUID> transfers) {
        return funds.isEmpty() && transfers.isEmpty()
                ? Mono.just(0)
                : rows.of(town, funds, transfers)
                        // Hashing a full block takes a tenth of a second, which no request should wait for.
                        .publishOn(Schedulers.parallel())
                        .flatMap(written -> append(town, funds, transfers, written));
    }

    private Mono<Integer> append(UUID town, List<UUID> funds, List<UUID> transfers, Map<UUID, Written> written) {
        List<Print> prints = Stream.concat(funds.stream(), transfers.stream())
                .map(id -> Optional.ofNullable(written.get(id)).orElseThrow().print())
                .toList();
        return shelf.last(town)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(last -> next(town, last, prints))
                .flatMap(block -> shelf.append(block, leaves(block.number(), funds, transfers, prints)))
                .thenReturn(prints.size());
    }

    private Mono<Block> next(UUID town, Optional<Block> last, List<Print> prints) {
        long number = last.map(Block::number).orElse(0L) + 1;
        Print previous = last.map(Block::head).orElse(Print.NONE);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant at = last.map(Block::sealedAt).filter(now::isBefore).orElse(now);
        return skip(town, Block.skipped(number), last)
                .map(skip -> new Block(town, number, at, prints.size(), Merkle.root(prints), previous, skip));
    }

    private Mono<Print> skip(UUID town, long skipped, Optional<Block> last) {
        if (skipped == 0) {
            return Mono.just(Print.NONE);
        }
        return last.filter(block -> block.number() == skipped)
                .map(Mono::just)
                .orElseGet(() -> shelf.blocks(town, List.of(skipped)).singleOrEmpty())
                .map(Block::head);
    }

    private static List<Leaf> leaves(long block, List<UUID> funds, List<UUID> transfers, List<Print> prints) {
        List<UUID> subjects = new ArrayList<>(funds);
        subjects.addAll(transfers);
        return IntStream.range(0, prints.size())
                .mapToObj(at -> new Leaf(
                        block, at + 1, at < funds.size() ? Kind.FUND : Kind.TRANSFER, subjects.get(at), prints.get(at)))
                .toList();
    }
}
