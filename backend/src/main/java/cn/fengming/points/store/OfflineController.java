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

/** A counter without a network: what it takes along, what it tells afterwards, and what does not add up. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "store")
class OfflineController {

    private final OfflineDesk desk;

    OfflineController(OfflineDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/villages/{village}/counter-lists")
    @Operation(summary = "下载离线名单：待取的兑换单和验码公钥，不含提货码")
    Mono<CounterList> drawUpCounterList(Actor actor, @PathVariable UUID village) {
        return desk.drawUp(actor, village);
    }

    @PutMapping("/offline-handovers/{id}")
    @Operation(summary = "补报没有网络时的一次核销；先到的入账，后到的记为差异；同一个编号重复提交只算一次")
    Mono<OfflineHandover> hearOfflineHandover(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody OfflineHandover.Form form) {
        return desk.hear(actor, id, form);
    }

    @GetMapping("/offline-handovers")
    @Operation(summary = "没有网络时的核销，新的在前；differences 只看没有入账的")
    Mono<Page<OfflineHandover>> listOfflineHandovers(
            Actor actor,
            @RequestParam @Nullable UUID village,
            @RequestParam(defaultValue = "false") boolean differences,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return desk.list(actor, village, differences, after, Page.size(size));
    }

    @PostMapping("/offline-handovers/{id}/explanation")
    @Operation(summary = "说明一次重复核销或没有入账的核销；不能由经手的人说明")
    Mono<OfflineHandover> explainOfflineHandover(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody OfflineHandover.Explanation explanation) {
        return desk.explain(actor, id, explanation);
    }
}
