package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
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

/** Bills of partner shops. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "supply", description = "采购、收货、盘点、结算")
class BillController {

    private final BillDesk desk;

    BillController(BillDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/outlets/{outlet}/prices")
    @Operation(summary = "和合作店议定的结算价")
    Mono<List<Bill.AgreedPrice>> listAgreedPrices(Actor actor, @PathVariable UUID outlet) {
        return desk.prices(actor, outlet);
    }

    @PutMapping("/outlets/{outlet}/prices/{good}")
    @Operation(summary = "和合作店定一种商品的结算价，从某天起")
    Mono<List<Bill.AgreedPrice>> agreePrice(
            Actor actor, @PathVariable UUID outlet, @PathVariable UUID good, @Valid @RequestBody Bill.PriceForm form) {
        return desk.agreePrice(actor, outlet, good, form);
    }

    @PutMapping("/supplier-bills/{id}")
    @Operation(summary = "开结算单：一段时间里发出的、还没有结过的；同一个编号重复提交只算一次")
    Mono<Bill.Sheet> drawBill(Actor actor, @PathVariable UUID id, @Valid @RequestBody Bill.Form form) {
        return desk.draw(actor, id, form);
    }

    @GetMapping("/supplier-bills/{id}")
    @Operation(summary = "一张结算单，和账上核对")
    Mono<Bill.Sheet> readBill(Actor actor, @PathVariable UUID id) {
        return desk.find(actor, id);
    }

    @GetMapping("/outlets/{outlet}/supplier-bills")
    @Operation(summary = "一家合作店的结算单，新的在前")
    Mono<Page<Bill>> listBills(
            Actor actor,
            @PathVariable UUID outlet,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return desk.list(actor, outlet, after, Page.size(size));
    }

    @PostMapping("/supplier-bills/{id}/agreement")
    @Operation(summary = "店主确认结算单")
    Mono<Bill.Sheet> agreeToBill(Actor actor, @PathVariable UUID id) {
        return desk.agree(actor, id);
    }

    @PostMapping("/supplier-bills/{id}/payment")
    @Operation(summary = "登记付款凭证")
    Mono<Bill.Sheet> payBill(Actor actor, @PathVariable UUID id, @Valid @RequestBody Bill.Payment payment) {
        return desk.pay(actor, id, payment);
    }

    @PostMapping("/supplier-bills/{id}/voiding")
    @Operation(summary = "作废还没有付款的结算单，里面的可以再结")
    Mono<Bill.Sheet> voidBill(Actor actor, @PathVariable UUID id, @Valid @RequestBody Bill.Voiding voiding) {
        return desk.strike(actor, id, voiding.reason());
    }
}
