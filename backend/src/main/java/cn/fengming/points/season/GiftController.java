package cn.fengming.points.season;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Quarter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

/** Gifts to households in need: two persons, a limit, and a public list without names. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "season")
class GiftController {

    private final GiftDesk desk;

    GiftController(GiftDesk desk) {
        this.desk = desk;
    }

    /** @param fen what the gifts of one village may cost in the quarter */
    record LimitForm(
            @Min(value = 0, message = "金额不能为负") @Max(value = 100_000_000, message = "金额太大")
            long fen) {}

    @PutMapping("/gifts/{gift}")
    @Operation(summary = "提出送温暖，等另一个人同意；同一个编号重复提交只算一次")
    Mono<Gift> proposeGift(Actor actor, @PathVariable UUID gift, @Valid @RequestBody Gift.Form form) {
        return desk.propose(actor, gift, form);
    }

    @PostMapping("/gifts/{gift}/decision")
    @Operation(summary = "同意或不同意送温暖；不能由提出的人同意")
    Mono<Gift> decideGift(Actor actor, @PathVariable UUID gift, @Valid @RequestBody Gift.Decision decision) {
        return desk.decide(actor, gift, decision);
    }

    @PostMapping("/gifts/{gift}/handover")
    @Operation(summary = "送温暖送到了，写明谁收下")
    Mono<Gift> handOverGift(Actor actor, @PathVariable UUID gift, @Valid @RequestBody Gift.Ending ending) {
        return desk.handOver(actor, gift, ending);
    }

    @PostMapping("/gifts/{gift}/withdrawal")
    @Operation(summary = "撤回还没有送到的，东西放回货架")
    Mono<Gift> withdrawGift(Actor actor, @PathVariable UUID gift, @Valid @RequestBody Gift.Ending ending) {
        return desk.withdraw(actor, gift, ending);
    }

    @GetMapping("/villages/{village}/gifts")
    @Operation(summary = "本村的送温暖，最新的在前")
    Mono<Page<Gift.View>> listGifts(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return desk.ofVillage(actor, village, after, Page.size(size));
    }

    @GetMapping("/gift-limits/{quarter}")
    @Operation(summary = "一个季度每个村送温暖的金额和已用的")
    Mono<GiftDesk.Limit> readGiftLimit(Actor actor, @PathVariable String quarter) {
        return desk.limit(actor, Quarter.parse(quarter));
    }

    @PutMapping("/gift-limits/{quarter}")
    @Operation(summary = "定一个季度每个村送温暖的金额")
    Mono<GiftDesk.Limit> setGiftLimit(Actor actor, @PathVariable String quarter, @Valid @RequestBody LimitForm form) {
        return desk.setLimit(actor, Quarter.parse(quarter), form.fen());
    }

    @GetMapping("/public/towns/{town}/gifts")
    @Operation(summary = "公开的送温暖：送了什么、多少，不写给谁")
    Mono<Page<Gift.Public>> listPublicGifts(
            @PathVariable UUID town,
            @RequestParam @Nullable UUID village,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return desk.everybodys(town, village, after, Page.size(size));
    }
}
