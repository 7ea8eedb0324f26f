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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The catalogue: everybody signed in sees it with the stock of their village, the town keeps it. */
@RestController
@RequestMapping("/api/v1/goods")
@Tag(name = "store", description = "兑换：商品、兑换期、兑换单、核销、库存")
class GoodsController {

    private final GoodsDesk desk;
    private final Shelves shelves;

    GoodsController(GoodsDesk desk, Shelves shelves) {
        this.desk = desk;
        this.shelves = shelves;
    }

    @GetMapping
    @Operation(summary = "商品列表，带本村库存和是否兑得起；offSale=true 时含已下架的")
    Mono<Page<ShelfGood>> listGoods(
            Actor actor,
            @RequestParam @Nullable UUID village,
            @RequestParam @Nullable UUID outlet,
            @RequestParam(defaultValue = "false") boolean offSale,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return shelves.page(actor, village, outlet, offSale, after, Page.size(size));
    }

    @GetMapping("/{id}")
    @Operation(summary = "一个商品和它的历次价格")
    Mono<GoodHistory> readGood(Actor actor, @PathVariable UUID id) {
        return desk.history(actor, id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "新增商品")
    Mono<Good> addGood(Actor actor, @Valid @RequestBody GoodForm form) {
        return desk.add(actor, form);
    }

    @PutMapping("/{id}")
    @Operation(summary = "修改商品：价格、限兑、上下架等；带上修改前的版本号")
    Mono<Good> reviseGood(Actor actor, @PathVariable UUID id, @Valid @RequestBody GoodForm form) {
        return desk.revise(actor, id, form);
    }

    @PostMapping("/default-catalogue")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "采用默认商品目录")
    Flux<Good> adoptDefaultGoods(Actor actor) {
        return desk.adoptDefaults(actor);
    }
}
