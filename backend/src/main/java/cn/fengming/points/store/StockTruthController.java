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

/** What keeps the book and the shelf the same: losses, stocktakings, goods sent from one store to another. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "supply", description = "采购、收货、盘点、结算")
class StockTruthController {

    private final LossDesk losses;
    private final StocktakingDesk stocktakings;
    private final ShipmentDesk shipments;

    StockTruthController(LossDesk losses, StocktakingDesk stocktakings, ShipmentDesk shipments) {
        this.losses = losses;
        this.stocktakings = stocktakings;
        this.shipments = shipments;
    }

    @PutMapping("/losses/{id}")
    @Operation(summary = "报损，等另一个人确认；同一个编号重复提交只算一次")
    Mono<Loss> proposeLoss(Actor actor, @PathVariable UUID id, @Valid @RequestBody Loss.Form form) {
        return losses.propose(actor, id, form);
    }

    @PostMapping("/losses/{id}/decision")
    @Operation(summary = "确认或不同意报损；不能由提出的人确认")
    Mono<Loss> decideLoss(Actor actor, @PathVariable UUID id, @Valid @RequestBody Loss.Decision decision) {
        return losses.decide(actor, id, decision);
    }

    @GetMapping("/outlets/{outlet}/losses")
    @Operation(summary = "一个兑换点的报损，新的在前")
    Mono<Page<Loss>> listLosses(
            Actor actor,
            @PathVariable UUID outlet,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return losses.list(actor, outlet, after, Page.size(size));
    }

    @PutMapping("/stocktakings/{id}")
    @Operation(summary = "开始盘点；一个兑换点同时只有一次")
    Mono<Stocktaking.Sheet> openStocktaking(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody Stocktaking.Form form) {
        return stocktakings.open(actor, id, form);
    }

    @GetMapping("/stocktakings/{id}")
    @Operation(summary = "一次盘点")
    Mono<Stocktaking.Sheet> readStocktaking(Actor actor, @PathVariable UUID id) {
        return stocktakings.find(actor, id);
    }

    @GetMapping("/outlets/{outlet}/stocktakings")
    @Operation(summary = "一个兑换点的盘点，新的在前")
    Mono<Page<Stocktaking>> listStocktakings(
            Actor actor,
            @PathVariable UUID outlet,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return stocktakings.list(actor, outlet, after, Page.size(size));
    }

    @PutMapping("/stocktakings/{id}/lines/{good}")
    @Operation(summary = "盘点一种商品：数了几件，有差异时写明原因")
    Mono<Stocktaking.Sheet> countGood(
            Actor actor, @PathVariable UUID id, @PathVariable UUID good, @Valid @RequestBody Stocktaking.Count count) {
        return stocktakings.count(actor, id, good, count);
    }

    @PostMapping("/stocktakings/{id}/submission")
    @Operation(summary = "盘完了，盘点人签字")
    Mono<Stocktaking.Sheet> submitStocktaking(Actor actor, @PathVariable UUID id) {
        return stocktakings.submit(actor, id);
    }

    @PostMapping("/stocktakings/{id}/signatures")
    @Operation(summary = "见证人签字：自己的手机，或凭户卡")
    Mono<Stocktaking.Sheet> witnessStocktaking(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody Signature.Form form) {
        return stocktakings.witness(actor, id, form);
    }

    @PostMapping("/stocktakings/{id}/decision")
    @Operation(summary = "审批盘点：同意即按差异入账；不能由盘点的人审批")
    Mono<Stocktaking.Sheet> decideStocktaking(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody Stocktaking.Decision decision) {
        return stocktakings.decide(actor, id, decision);
    }

    @PutMapping("/shipments/{id}")
    @Operation(summary = "调出到别的兑换点；同一个编号重复提交只算一次")
    Mono<Shipment.Sheet> sendShipment(Actor actor, @PathVariable UUID id, @Valid @RequestBody Shipment.Form form) {
        return shipments.send(actor, id, form);
    }

    @PostMapping("/shipments/{id}/arrival")
    @Operation(summary = "签收调拨：到了几件；少的退回调出方")
    Mono<Shipment.Sheet> receiveShipment(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody Shipment.Arrival arrival) {
        return shipments.arrive(actor, id, arrival);
    }

    @GetMapping("/outlets/{outlet}/shipments")
    @Operation(summary = "一个兑换点的调拨，新的在前")
    Mono<Page<Shipment.Sheet>> listShipments(
            Actor actor,
            @PathVariable UUID outlet,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return shipments.list(actor, outlet, after, Page.size(size));
    }
}
