package cn.fengming.points.season;

import cn.fengming.points.kernel.Actor;
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

/** What households would like to be bought. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "season")
class WishController {

    private final WishDesk desk;

    WishController(WishDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/villages/{village}/wish-rounds")
    @Operation(summary = "本村的心愿单，最新的在前")
    Mono<List<WishRound.View>> listWishRounds(Actor actor, @PathVariable UUID village) {
        return desk.ofVillage(actor, village);
    }

    @PostMapping("/villages/{village}/wish-rounds")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "定哪几天填心愿单、每户最多选几种")
    Mono<WishRound.View> askForWishes(
            Actor actor, @PathVariable UUID village, @Valid @RequestBody WishRound.Form form) {
        return desk.ask(actor, village, form);
    }

    @PutMapping("/wish-rounds/{round}")
    @Operation(summary = "改填心愿单的日子")
    Mono<WishRound.View> moveWishRound(Actor actor, @PathVariable UUID round, @Valid @RequestBody WishRound.Form form) {
        return desk.move(actor, round, form);
    }

    @GetMapping("/wish-rounds/{round}/wish")
    @Operation(summary = "一户填的心愿；默认本户")
    Mono<WishRound.Wish> readWish(Actor actor, @PathVariable UUID round, @RequestParam @Nullable UUID household) {
        return desk.wishOf(actor, round, household);
    }

    @PutMapping("/wish-rounds/{round}/wish")
    @Operation(summary = "填心愿，以最后一次为准；村委、店员可替没有手机的农户填")
    Mono<WishRound.Wish> sayWish(Actor actor, @PathVariable UUID round, @Valid @RequestBody WishRound.Wish wish) {
        return desk.wish(actor, round, wish);
    }

    @GetMapping("/wish-rounds/{round}/sums")
    @Operation(summary = "各样商品有多少户想要、多少件、合多少积分")
    Mono<WishRound.Sums> readWishSums(Actor actor, @PathVariable UUID round) {
        return desk.sums(actor, round);
    }
}
