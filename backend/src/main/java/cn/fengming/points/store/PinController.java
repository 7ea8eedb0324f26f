package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The way without a phone: the printed card and six digits. They come in bodies only, never in an address. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "store")
class PinController {

    private final PinDesk desk;
    private final CounterSaleDesk sales;

    PinController(PinDesk desk, CounterSaleDesk sales) {
        this.desk = desk;
        this.sales = sales;
    }

    @PostMapping("/counter-sales")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "当场兑换：没有手机的农户凭户卡和密码，兑换并取走")
    Mono<Slip> sellAtCounter(Actor actor, @Valid @RequestBody CounterSale sale) {
        return sales.sell(actor, sale);
    }

    @PutMapping("/households/{household}/pin")
    @Operation(summary = "当面设户卡密码：出示户卡，由农户自己输入")
    Mono<Pin> setHouseholdPin(Actor actor, @PathVariable UUID household, @Valid @RequestBody Pin.Form form) {
        return desk.set(actor, household, form);
    }

    @GetMapping("/households/{household}/pin")
    @Operation(summary = "一户有没有设户卡密码；永远看不到密码")
    Mono<Pin> readHouseholdPin(Actor actor, @PathVariable UUID household) {
        return desk.of(actor, household);
    }

    @PostMapping("/households/{household}/pin-resets")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "忘了户卡密码，申请重设，等另一个人同意")
    Mono<Pin.Reset> askPinReset(Actor actor, @PathVariable UUID household, @Valid @RequestBody Pin.Asking asking) {
        return desk.ask(actor, household, asking);
    }

    @PostMapping("/pin-resets/{id}/agreement")
    @Operation(summary = "同意重设户卡密码；不能由申请的人同意")
    Mono<Pin.Reset> agreePinReset(Actor actor, @PathVariable UUID id) {
        return desk.agree(actor, id);
    }

    @GetMapping("/villages/{village}/pin-resets")
    @Operation(summary = "本村等着同意的重设")
    Mono<Page<Pin.Reset>> listPinResets(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return desk.waiting(actor, village, after, Page.size(size));
    }
}
