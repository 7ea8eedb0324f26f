package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Quarter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
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

/** Redemption windows: everybody sees when their village redeems, town and committee plan it. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "store")
class WindowController {

    private final WindowDesk desk;
    private final Settlements settlements;

    WindowController(WindowDesk desk, Settlements settlements) {
        this.desk = desk;
        this.settlements = settlements;
    }

    @GetMapping("/redemption-windows")
    @Operation(summary = "兑换期列表，最新的在前")
    Mono<Page<WindowView>> listRedemptionWindows(
            Actor actor,
            @RequestParam @Nullable UUID village,
            @RequestParam @Nullable String quarter,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return desk.list(actor, village, quarter == null ? null : Quarter.parse(quarter), after, Page.size(size));
    }

    @GetMapping("/redemption-windows/{id}")
    @Operation(summary = "一个兑换期")
    Mono<WindowView> readRedemptionWindow(Actor actor, @PathVariable UUID id) {
        return desk.view(actor, id);
    }

    @PostMapping("/redemption-windows")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "为全镇各村安排同一个兑换期")
    Mono<List<WindowView>> planRedemptionWindows(Actor actor, @Valid @RequestBody WindowPlan plan) {
        return desk.planForAll(actor, plan)
                .map(planned -> planned.stream().map(desk::view).toList());
    }

    @PostMapping("/villages/{village}/redemption-windows")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "为一个村安排兑换期")
    Mono<WindowView> planRedemptionWindow(
            Actor actor, @PathVariable UUID village, @Valid @RequestBody WindowPlan plan) {
        return desk.plan(actor, village, plan).map(desk::view);
    }

    @PutMapping("/redemption-windows/{id}")
    @Operation(summary = "调整兑换期的日期")
    Mono<WindowView> moveRedemptionWindow(Actor actor, @PathVariable UUID id, @Valid @RequestBody WindowPlan plan) {
        return desk.move(actor, id, plan).map(desk::view);
    }

    @GetMapping("/redemption-windows/{id}/settlement")
    @Operation(summary = "一个村一期兑换的结算")
    Mono<Settlement> readWindowSettlement(Actor actor, @PathVariable UUID id) {
        return settlements.ofWindow(actor, id);
    }

    @GetMapping("/settlements/{quarter}")
    @Operation(summary = "全镇一个季度兑换的结算")
    Mono<Settlement> readQuarterSettlement(Actor actor, @PathVariable String quarter) {
        return settlements.ofQuarter(actor, Quarter.parse(quarter));
    }
}
