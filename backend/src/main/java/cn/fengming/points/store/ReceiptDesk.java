package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import cn.fengming.points.media.Photos;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Receives goods. Somebody counts what arrived, three persons sign, and with the third signature, in the same
 * transaction, the pieces are in the book and the batches on the shelf.
 */
@Component
class ReceiptDesk {

    private static final String PHOTO_SUBJECT = "store.receipt";
    private static final int CODES = 1_000_000;

    private final Receipts receipts;
    private final Purchases purchases;
    private final Signatures signatures;
    private final Outlets outlets;
    private final Batches batches;
    private final ReceiptSheets sheets;
    private final Books books;
    private final Ledger ledger;
    private final Photos photos;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ReceiptDesk(
            Receipts receipts,
            Purchases purchases,
            Signatures signatures,
            Outlets outlets,
            Batches batches,
            ReceiptSheets sheets,
            Books books,
            Ledger ledger,
            Photos photos,
            Outbox outbox,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.receipts = receipts;
        this.purchases = purchases;
        this.signatures = signatures;
        this.outlets = outlets;
        this.batches = batches;
        this.sheets = sheets;
        this.books = books;
        this.ledger = ledger;
        this.photos = photos;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Writes down what arrived, once: a repeat answers what stands. Nothing is on the shelf yet.
     *
     * @throws Problem 404 unknown purchase; 409 purchase-closed; 422 more-than-ordered, receipt-differs
     */
    @Transactional
    public Mono<Receipt.Sheet> open(Actor actor, UUID id, Receipt.Form form) {
        return purchases
                .lock(actor.town(), form.purchase())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张采购单")))
                .delayUntil(purchase -> outlets.find(actor.town(), purchase.outletId())
                        .map(outlet -> outlet.mustBeServedByKeeperOr(actor, Role.COMMITTEE, Role.CLERK, Role.TOWN)))
                .delayUntil(purchase -> receipts.find(actor.town(), id)
                        .switchIfEmpty(Mono.defer(() -> write(actor, id, purchase.mustBeOpen(), form))))
                .then(Mono.defer(() -> receipts.find(actor.town(), id)))
                .flatMap(receipt -> sheets.of(actor.town(), receipt))
                .doOnNext(form::mustSay);
    }

    private Mono<Receipt> write(Actor actor, UUID id, Purchase purchase, Receipt.Form form) {
        return code().flatMap(code -> receipts.add(actor.town(), id, code, purchase, form, actor, clock.instant()))
                .filter(added -> added)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("try-again", "请再试一次")))
                .then(count(actor, purchase, form.goods(), form.pieces()))
                .then(receipts.addLines(actor.town(), id, purchase.id(), form.lines()))
                .then(outlets.find(actor.town(), purchase.outletId())
                        .flatMap(outlet -> photos.claim(actor, form.pictures(), PHOTO_SUBJECT, id, outlet.staff())))
                .then(audit.record(actor, "store.receipt-opened", "receipt", id, form.words(), form.lines()))
                .then(receipts.find(actor.town(), id));
    }

    private Mono<Void> count(Actor actor, Purchase purchase, List<UUID> goods, List<Integer> pieces) {
        return purchases
                .count(actor.town(), purchase.id(), goods, pieces)
                .collect(Collectors.toSet())
                .filter(counted -> counted.equals(new HashSet<>(goods)))
                .switchIfEmpty(Mono.error(() -> Problem.refused("more-than-ordered", "到货的商品或数量超出了采购单，请核对或另开采购单")))
                .then();
    }

    private Mono<String> code() {
        return Mono.fromCallable(() -> String.format(Locale.ROOT, "%06d", random.nextInt(CODES)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    /**
     * Signs as one of the three; the third signature puts the goods on the shelf. The same person signing the same part
     * again changes nothing.
     *
     * @throws Problem 403 not theirs to sign; 409 already-signed, receipt-ended; 422 same-signer, wrong-card
     */
    @Transactional
    public Mono<Receipt.Sheet> sign(Actor actor, UUID id, Signature.Form form) {
        UUID town = actor.town();
        return locked(town, id)
                .zipWhen(receipt -> outlets.find(town, receipt.outletId()))
                .flatMap(found -> signing(actor, found.getT1(), found.getT2(), form))
                .flatMap(signing -> signed(actor, signing))
                .then(Mono.defer(() -> receipts.find(town, id)))
                .flatMap(receipt -> sheets.of(town, receipt));
    }

    private Mono<Signing> signing(Actor actor, Receipt receipt, Outlet outlet, Signature.Form form) {
        return signatures
                .by(actor, outlet, receipt.id(), form.mustBeOneOf(Signature.OF_RECEIPT))
                .zipWhen(
                        signature -> signatures.of(actor.town(), receipt.id()),
                        (signature, earlier) -> new Signing(receipt, outlet, signature, earlier));
    }

    /** A signature that is being given, with those given before. */
    private record Signing(Receipt receipt, Outlet outlet, Signature signature, List<Signature> earlier) {

        List<Signature> all() {
            List<Signature> all = new ArrayList<>(earlier);
            all.add(signature);
            return all;
        }

        boolean last() {
            return earlier.size() + 1 == Signature.OF_RECEIPT.size();
        }
    }

    private Mono<Void> signed(Actor actor, Signing signing) {
        if (signing.signature().repeats(signing.earlier())) {
            return Mono.empty();
        }
        signing.receipt().mustBeOpen();
        Signature fitting = signing.signature().mustFit(signing.earlier());
        return signatures
                .add(actor.town(), fitting)
                .then(audit.record(
                        actor,
                        "store.receipt-signed",
                        "receipt",
                        signing.receipt().id(),
                        fitting.part().label(),
                        fitting))
                .then(signing.last() ? shelve(actor, signing) : Mono.empty());
    }

    /** All three have signed: batches on the shelf, pieces in the book, both or neither. */
    private Mono<Void> shelve(Actor actor, Signing signing) {
        UUID town = actor.town();
        Receipt receipt = signing.receipt();
        LocalDate today = LocalDate.now(clock);
        return receipts.end(town, receipt.id(), Receipt.State.RECEIVED, clock.instant(), null)
                .then(receipts.lines(town, List.of(receipt.id())).collectList())
                .delayUntil(lines -> Flux.fromIterable(lines)
                        .concatMap(line -> batches.add(town, batch(receipt, line, today)))
                        .then())
                .delayUntil(lines -> outbox.tell(town, "store.goods-shelved", receipt.id(), receipt.outletId()))
                .zipWith(books.openBook(town, Quarter.LAST))
                .flatMap(found -> ledger.postAll(
                        town, transfers(signing, found.getT1(), new StockPostings(ids, found.getT2(), today))))
                .then(closeWhenComplete(actor, receipt));
    }

    private Mono<Void> closeWhenComplete(Actor actor, Receipt receipt) {
        return purchases
                .complete(actor.town(), receipt.purchaseId())
                .filter(complete -> complete)
                .flatMap(
                        complete -> purchases.close(actor.town(), receipt.purchaseId(), actor, clock.instant(), "全部到货"))
                .then();
    }

    private Batch batch(Receipt receipt, Receipt.Line line, LocalDate today) {
        return new Batch(
                ids.next(),
                receipt.outletId(),
                line.goodId(),
                Batch.Origin.RECEIPT,
                receipt.id(),
                line.pieces(),
                line.pieces(),
                0,
                line.unitFen(),
                line.bestBefore(),
                today);
    }

    private static List<Transfer> transfers(Signing signing, List<Receipt.Line> lines, StockPostings postings) {
        UUID receiver = signing.all().stream()
                .filter(signature -> signature.part() == Signature.Part.RECEIVER)
                .map(Signature::signer)
                .findFirst()
                .orElseThrow();
        return lines.stream()
                .map(line -> postings.receive(
                        signing.outlet().holder(),
                        line.goodId(),
                        line.pieces(),
                        new Source("store.receipt", line.receiptId() + ":" + line.lineNo()),
                        receiver,
                        "三方签收入库"))
                .toList();
    }

    /** @throws Problem 404 unknown; 409 receipt-ended; 403 not of the store */
    @Transactional
    public Mono<Receipt.Sheet> cancel(Actor actor, UUID id, String reason) {
        UUID town = actor.town();
        return locked(town, id)
                .delayUntil(receipt -> outlets.find(town, receipt.outletId())
                        .map(outlet -> outlet.mustBeServedBy(actor, Role.COMMITTEE, Role.CLERK, Role.TOWN)))
                .map(Receipt::mustBeOpen)
                .delayUntil(receipt -> receipts.end(town, id, Receipt.State.CANCELLED, clock.instant(), reason.strip()))
                .delayUntil(receipt -> receipts.lines(town, List.of(id))
                        .collectList()
                        .flatMap(lines -> purchases
                                .count(
                                        town,
                                        receipt.purchaseId(),
                                        lines.stream().map(Receipt.Line::goodId).toList(),
                                        lines.stream()
                                                .map(line -> -line.pieces())
                                                .toList())
                                .then()))
                .delayUntil(receipt -> audit.record(actor, "store.receipt-cancelled", "receipt", id, reason))
                .then(Mono.defer(() -> receipts.find(town, id)))
                .flatMap(receipt -> sheets.of(town, receipt));
    }

    private Mono<Receipt> locked(UUID town, UUID id) {
        return receipts.lock(town, id).switchIfEmpty(Mono.error(() -> Problem.notFound("这张收货单")));
    }
}
