package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads receipts with all that stands on them, for those who may. */
@Component
class ReceiptSheets {

    private static final Role[] READERS = {Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR};

    private final Receipts receipts;
    private final Signatures signatures;
    private final Outlets outlets;
    private final CodeGuesses guesses;

    ReceiptSheets(Receipts receipts, Signatures signatures, Outlets outlets, CodeGuesses guesses) {
        this.receipts = receipts;
        this.signatures = signatures;
        this.outlets = outlets;
        this.guesses = guesses;
    }

    /** An open receipt by its six digits, for whoever may sign it. @throws Problem 404 unknown, 429 too many wrong ones */
    Mono<Receipt.Sheet> byCode(Actor actor, String code) {
        return guesses.count(actor, actor.town())
                .then(receipts.byCode(actor.town(), code))
                .filterWhen(receipt -> maySign(actor, receipt))
                .switchIfEmpty(Mono.error(() -> new Problem(404, "unknown-code", "签收码不对，或者这张收货单已经办完")))
                .delayUntil(receipt -> guesses.giveBack(actor, actor.town()))
                .flatMap(receipt -> of(actor.town(), receipt));
    }

    private Mono<Boolean> maySign(Actor actor, Receipt receipt) {
        return outlets.find(actor.town(), receipt.outletId())
                .flatMap(outlet -> signatures.mustBelong(actor, outlet))
                .thenReturn(true)
                .onErrorResume(Problem.class, stranger -> Mono.just(false));
    }

    /** For the store's staff. @throws Problem 404 unknown, 403 another village's */
    Mono<Receipt.Sheet> find(Actor actor, UUID id) {
        return receipts.find(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张收货单")))
                .delayUntil(receipt -> outlets.find(actor.town(), receipt.outletId())
                        .map(outlet -> outlet.mustBeServedByKeeperOr(actor, READERS)))
                .flatMap(receipt -> of(actor.town(), receipt));
    }

    Mono<Page<Receipt.Sheet>> list(Actor actor, UUID outlet, @Nullable UUID before, int size) {
        return outlets.find(actor.town(), outlet)
                .map(found -> found.mustBeServedByKeeperOr(actor, READERS))
                .thenMany(receipts.list(actor.town(), outlet, before, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.id().toString()))
                .flatMap(page -> of(actor.town(), page.items()).map(items -> new Page<>(items, page.next())));
    }

    Mono<Receipt.Sheet> of(UUID town, Receipt receipt) {
        return of(town, List.of(receipt)).map(sheets -> sheets.get(0));
    }

    private Mono<List<Receipt.Sheet>> of(UUID town, List<Receipt> found) {
        List<UUID> of = found.stream().map(Receipt::id).toList();
        return Mono.zip(
                receipts.lines(town, of).collect(Collectors.groupingBy(Receipt.Line::receiptId)),
                signatures.of(town, of).collect(Collectors.groupingBy(Signature::subjectId)),
                (lines, signed) -> found.stream()
                        .map(receipt -> Receipt.Sheet.of(
                                receipt,
                                lines.getOrDefault(receipt.id(), List.of()),
                                signed.getOrDefault(receipt.id(), List.of())))
                        .toList());
    }
}
