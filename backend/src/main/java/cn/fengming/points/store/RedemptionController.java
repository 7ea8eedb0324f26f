package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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

/** Redemptions: a household's own, with the code; a village's, for its staff, without. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "store")
class RedemptionController {

    private final RedemptionDesk desk;
    private final Endings endings;

    RedemptionController(RedemptionDesk desk, Endings endings) {
        this.desk = desk;
        this.endings = endings;
    }

    /** @param reason needed when the village's staff cancel for a household */
    record Cancellation(
            @Size(max = 200, message = "原因最多 200 字") @Nullable
            String reason) {}

    @PostMapping("/redemptions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "兑换；村委、店员可替没有手机的农户代办")
    Mono<Slip> redeemGoods(Actor actor, @Valid @RequestBody Wish wish) {
        return desk.redeem(actor, wish);
    }

    @GetMapping("/redemptions")
    @Operation(summary = "我家的兑换单，最新的在前")
    Mono<Page<Slip>> listMyRedemptions(
            Actor actor, @RequestParam @Nullable UUID after, @RequestParam @Nullable Integer size) {
        return desk.mine(actor, after, Page.size(size));
    }

    @GetMapping("/redemptions/{id}")
    @Operation(summary = "一张兑换单；本户看得到提货码")
    Mono<Slip> readRedemption(Actor actor, @PathVariable UUID id) {
        return desk.find(actor, id);
    }

    @PostMapping("/redemptions/{id}/cancellation")
    @Operation(summary = "取消还没有取货的兑换单，积分和商品都退回")
    Mono<Slip> cancelRedemption(Actor actor, @PathVariable UUID id, @Valid @RequestBody Cancellation cancellation) {
        return endings.cancel(actor, id, cancellation.reason());
    }

    @GetMapping("/villages/{village}/redemptions")
    @Operation(summary = "本村的兑换单，最新的在前")
    Mono<Page<Slip>> listVillageRedemptions(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam @Nullable RedemptionState state,
            @RequestParam @Nullable UUID household,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return desk.ofVillage(actor, village, state, household, after, Page.size(size));
    }
}
