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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The stores of a town, what lies in each, and what the town decides about them. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "supply", description = "采购、收货、盘点、结算")
class OutletController {

    private final OutletDesk desk;
    private final OutletShelves shelves;
    private final BatchAudit audit;

    OutletController(OutletDesk desk, OutletShelves shelves, BatchAudit audit) {
        this.desk = desk;
        this.shelves = shelves;
        this.audit = audit;
    }

    @GetMapping("/outlets")
    @Operation(summary = "全镇的兑换点：各村的、合作店、流动集市")
    Mono<List<Outlet>> listOutlets(Actor actor) {
        return desk.list(actor).collectList();
    }

    @PutMapping("/outlets/{outlet}")
    @Operation(summary = "添加或修改合作店、流动集市")
    Mono<Outlet> saveOutlet(Actor actor, @PathVariable UUID outlet, @Valid @RequestBody Outlet.Form form) {
        return desk.save(actor, outlet, form);
    }

    @GetMapping("/outlets/{outlet}/shelf")
    @Operation(summary = "一个兑换点有什么：件数、批次和保质期、够不够下一期")
    Mono<Page<ShelfLine>> readOutletShelf(
            Actor actor,
            @PathVariable UUID outlet,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return shelves.page(actor, outlet, after, Page.size(size));
    }

    @GetMapping("/batch-checks")
    @Operation(summary = "核对批次：和进出记录、和账上是否一致；没有问题则为空")
    Mono<List<String>> checkBatches(Actor actor) {
        return audit.check(actor);
    }

    @GetMapping("/store-settings")
    @Operation(summary = "兑换点规定：三方签收、收支公开、差价提醒、保质期提醒")
    Mono<SupplySettings> readStoreSettings(Actor actor) {
        return desk.settings(actor);
    }

    @PutMapping("/store-settings")
    @Operation(summary = "修改兑换点规定")
    Mono<SupplySettings> decideStoreSettings(Actor actor, @Valid @RequestBody SupplySettings decided) {
        return desk.decide(actor, decided);
    }
}
