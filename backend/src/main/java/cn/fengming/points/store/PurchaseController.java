package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Purchases, and what arrived of them under three signatures. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "supply", description = "采购、收货、盘点、结算")
class PurchaseController {

    private final PurchaseDesk purchases;
    private final ReceiptDesk receipts;
    private final ReceiptSheets sheets;

    PurchaseController(PurchaseDesk purchases, ReceiptDesk receipts, ReceiptSheets sheets) {
        this.purchases = purchases;
        this.receipts = receipts;
        this.sheets = sheets;
    }

    @PutMapping("/purchases/{id}")
    @Operation(summary = "开采购单；同一个编号重复提交只算一次")
    Mono<Purchase.Sheet> orderPurchase(Actor actor, @PathVariable UUID id, @Valid @RequestBody Purchase.Form form) {
        return purchases.order(actor, id, form);
    }

    @GetMapping("/purchases/{id}")
    @Operation(summary = "一张采购单")
    Mono<Purchase.Sheet> readPurchase(Actor actor, @PathVariable UUID id) {
        return purchases.sheet(actor, id);
    }

    @GetMapping("/outlets/{outlet}/purchases")
    @Operation(summary = "一个兑换点的采购单，新的在前")
    Mono<Page<Purchase.Sheet>> listPurchases(
            Actor actor,
            @PathVariable UUID outlet,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return purchases.list(actor, outlet, after, Page.size(size));
    }

    @PostMapping("/purchases/{id}/closing")
    @Operation(summary = "采购单结束，余下的不再到货")
    Mono<Purchase.Sheet> closePurchase(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody Purchase.Closing closing) {
        return purchases.close(actor, id, closing);
    }

    @PutMapping("/receipts/{id}")
    @Operation(summary = "登记到货，等三方签收；同一个编号重复提交只算一次")
    Mono<Receipt.Sheet> openReceipt(Actor actor, @PathVariable UUID id, @Valid @RequestBody Receipt.Form form) {
        return receipts.open(actor, id, form);
    }

    @GetMapping("/receipts/{id}")
    @Operation(summary = "一张收货单")
    Mono<Receipt.Sheet> readReceipt(Actor actor, @PathVariable UUID id) {
        return sheets.find(actor, id);
    }

    @GetMapping("/outlets/{outlet}/receipts")
    @Operation(summary = "一个兑换点的收货单，新的在前")
    Mono<Page<Receipt.Sheet>> listReceipts(
            Actor actor,
            @PathVariable UUID outlet,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return sheets.list(actor, outlet, after, Page.size(size));
    }

    /** POST, so that a code stands in no address and no log. */
    @PostMapping("/receipt-checks")
    @Operation(summary = "凭 6 位签收码打开等签字的收货单，不改变任何东西")
    Mono<Receipt.Sheet> checkReceiptCode(Actor actor, @Valid @RequestBody Receipt.Check check) {
        return sheets.byCode(actor, check.code());
    }

    @PostMapping("/receipts/{id}/signatures")
    @Operation(summary = "签收：采购人、收货人、见证人各签各的；签满三方即入库")
    Mono<Receipt.Sheet> signReceipt(Actor actor, @PathVariable UUID id, @Valid @RequestBody Signature.Form form) {
        return receipts.sign(actor, id, form);
    }

    @PostMapping("/receipts/{id}/cancellation")
    @Operation(summary = "作废还没有签满的收货单")
    Mono<Receipt.Sheet> cancelReceipt(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody Receipt.Cancelling cancelling) {
        return receipts.cancel(actor, id, cancelling.reason());
    }
}
