package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.ledger.SealShelf.Leaf;
import cn.fengming.points.ledger.SealedRows.Written;
import cn.fengming.points.seal.BookFile;
import cn.fengming.points.seal.Content;
import cn.fengming.points.seal.Print;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A town's book as one file that anybody can check without us; without names. Accounts and what is not sealed yet are of
 * one moment; the blocks up to then never change and are read one by one, so the file may be of any size.
 */
@Component
public class BookExport {

    /** More than is posted between two seals; a town that has so many is still being sealed for the first time. */
    private static final int MOST_UNSEALED = 20_000;

    private final SealShelf shelf;
    private final SealedRows rows;
    private final UnsealedBook book;
    private final Clock clock;

    BookExport(SealShelf shelf, SealedRows rows, UnsealedBook book, Clock clock) {
        this.shelf = shelf;
        this.rows = rows;
        this.book = book;
        this.clock = clock;
    }

    /**
     * The lines of the file in pieces of UTF-8; nothing is read before it is asked for.
     *
     * @param name of the town, for whoever reads the file
     * @throws Problem 409 {@code not-sealed-yet} (signalled) while the first seals are still being set
     */
    public Mono<Flux<byte[]>> file(UUID town, String name) {
        return book.moment(town)
                .filter(moment -> moment.transfers().size() <= MOST_UNSEALED)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("not-sealed-yet", "账本还在封存，请过几分钟再导出")))
                .flatMap(moment -> head(town, moment.blocks()).map(head -> pieces(town, name, moment, head)));
    }

    private Mono<Optional<Print>> head(UUID town, long last) {
        return shelf.blocks(town, List.of(last))
                .singleOrEmpty()
                .map(block -> Optional.of(block.head()))
                .defaultIfEmpty(Optional.empty());
    }

    private Flux<byte[]> pieces(UUID town, String name, UnsealedBook.Moment moment, Optional<Print> head) {
        return Flux.defer(() -> {
            BookFile file = new BookFile();
            return Flux.concat(
                    Mono.fromSupplier(() -> file.begin(first(town, name, moment, head), moment.accounts())),
                    Flux.fromStream(LongStream.rangeClosed(1, moment.blocks()).boxed())
                            .concatMap(number -> block(town, number, file), 1),
                    unsealed(town, moment, file),
                    Mono.fromSupplier(file::end));
        });
    }

    private Content.Book first(UUID town, String name, UnsealedBook.Moment moment, Optional<Print> head) {
        return new Content.Book(
                Content.FORMAT,
                town,
                name,
                clock.instant(),
                moment.accounts().size(),
                moment.blocks(),
                head.orElse(null),
                moment.funds().size() + moment.transfers().size());
    }

    private Mono<byte[]> block(UUID town, long number, BookFile file) {
        return shelf.blocks(town, List.of(number))
                .singleOrEmpty()
                .zipWith(shelf.leaves(town, number).collectList())
                .flatMap(read -> rows.of(town, read.getT2())
                        .publishOn(Schedulers.parallel())
                        .map(written -> file.block(read.getT1(), placed(read.getT2(), written))));
    }

    private static List<BookFile.Placed> placed(List<Leaf> leaves, Map<UUID, Written> written) {
        return leaves.stream()
                .flatMap(leaf -> Stream.ofNullable(written.get(leaf.subject()))
                        .map(now -> new BookFile.Placed(leaf.place(), leaf.print(), now.leaf())))
                .toList();
    }

    private Mono<byte[]> unsealed(UUID town, UnsealedBook.Moment moment, BookFile file) {
        return rows.of(town, moment.funds(), moment.transfers())
                .map(written -> file.unsealed(Stream.concat(moment.funds().stream(), moment.transfers().stream())
                        .map(id -> Optional.ofNullable(written.get(id))
                                .orElseThrow()
                                .leaf())
                        .toList()));
    }
}
