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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a village store holds, and how it got there. */
@RestController
@RequestMapping("/api/v1/villages/{village}")
@Tag(name = "store")
class StockController {

    private final StockDesk desk;

    StockController(StockDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/stock")
    @Operation(summary = "本村兑换点的库存")
    Mono<Page<StockLevel>> listStock(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return desk.levels(actor, village, after, Page.size(size));
    }

    @PostMapping("/deliveries")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "到货入库")
    Mono<Delivery> receiveDelivery(
            Actor actor, @PathVariable UUID village, @Valid @RequestBody Delivery.Form delivery) {
        return desk.receive(actor, village, delivery);
    }

    @GetMapping("/deliveries")
    @Operation(summary = "到货记录，最新的在前")
    Mono<Page<Delivery>> listDeliveries(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return desk.deliveries(actor, village, after, Page.size(size));
    }
}
