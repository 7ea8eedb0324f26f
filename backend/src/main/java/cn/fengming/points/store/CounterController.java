package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The counter of a village store: look a code up, hand the goods over, take them back. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "store")
class CounterController {

    private final CounterDesk desk;
    private final ReturnDesk returns;

    CounterController(CounterDesk desk, ReturnDesk returns) {
        this.desk = desk;
        this.returns = returns;
    }

    /** @param code eight digits or the content of the QR picture */
    record PickupCheck(
            @NotNull(message = "请选择村") UUID village,

            @NotBlank(message = "请输入提货码") @Size(max = 200, message = "提货码是 8 位数字")
            String code) {}

    /** POST, so that a code stands in no address and no log. */
    @PostMapping("/pickup-checks")
    @Operation(summary = "查一个提货码对应的兑换单，不改变任何东西")
    Mono<Slip> checkPickupCode(Actor actor, @Valid @RequestBody PickupCheck check) {
        return desk.look(actor, check.village(), check.code());
    }

    @PostMapping("/handovers")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "核销：凭提货码，或凭户卡加原因；可登记代领人")
    Mono<Slip> handOverGoods(Actor actor, @Valid @RequestBody Handing handing) {
        return desk.handOver(actor, handing);
    }

    @PostMapping("/redemptions/{id}/returns")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "提出退货，等另一个人确认")
    Mono<GoodsReturn> proposeGoodsReturn(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody GoodsReturn.Form form) {
        return returns.propose(actor, id, form.reason());
    }

    @PostMapping("/goods-returns/{id}/decision")
    @Operation(summary = "确认或不同意退货；不能由提出的人确认")
    Mono<GoodsReturn> decideGoodsReturn(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody GoodsReturn.Decision decision) {
        return returns.decide(actor, id, decision);
    }

    @GetMapping("/villages/{village}/goods-returns")
    @Operation(summary = "本村的退货，最新的在前")
    Mono<Page<GoodsReturn>> listGoodsReturns(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return returns.ofVillage(actor, village, after, Page.size(size));
    }
}
