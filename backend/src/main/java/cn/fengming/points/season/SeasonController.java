package cn.fengming.points.season;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
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

/** Hours by group, and goods of which there is too little. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "season", description = "兑换季：错峰取货、紧俏商品、心愿单、送温暖")
class SeasonController {

    private final SlotDesk slots;
    private final ReleaseDesk releases;
    private final ReleaseViews views;
    private final DrawDesk draws;

    SeasonController(SlotDesk slots, ReleaseDesk releases, ReleaseViews views, DrawDesk draws) {
        this.slots = slots;
        this.releases = releases;
        this.views = views;
        this.draws = draws;
    }

    @GetMapping("/redemption-windows/{window}/slots")
    @Operation(summary = "一个兑换期各组的取货时段")
    Mono<SlotDesk.View> readSlots(Actor actor, @PathVariable UUID window) {
        return slots.view(actor, window);
    }

    @PutMapping("/redemption-windows/{window}/slots")
    @Operation(summary = "定各组的取货时段；兑换期开始以后不能再改")
    Mono<SlotDesk.View> decideSlots(Actor actor, @PathVariable UUID window, @Valid @RequestBody SlotPlan.Form form) {
        return slots.decide(actor, window, form);
    }

    @PostMapping("/redemption-windows/{window}/slot-proposals")
    @Operation(summary = "按各组户数均匀排时段，不改变任何东西")
    Mono<List<Slot>> proposeSlots(Actor actor, @PathVariable UUID window, @Valid @RequestBody SlotProposal.Form form) {
        return slots.propose(actor, window, form);
    }

    @GetMapping("/redemption-windows/{window}/pickup-hours")
    @Operation(summary = "一户在这个兑换期什么时候来取货；默认本户")
    Mono<SlotPlan.Hours> readPickupHours(
            Actor actor, @PathVariable UUID window, @RequestParam @Nullable UUID household) {
        return slots.hours(actor, window, household);
    }

    @PutMapping("/redemptions/{id}/off-hours")
    @Operation(summary = "不在取货时段，写明原因后可以发放")
    Mono<OffHours> allowOffHours(Actor actor, @PathVariable UUID id, @Valid @RequestBody OffHours.Form form) {
        return slots.letIn(actor, id, form);
    }

    @GetMapping("/redemption-windows/{window}/releases")
    @Operation(summary = "一个兑换期的紧俏商品，带本户的情况")
    Mono<List<ReleaseView>> listReleases(
            Actor actor, @PathVariable UUID window, @RequestParam @Nullable UUID household) {
        return views.ofWindow(actor, window, household);
    }

    @PutMapping("/redemption-windows/{window}/releases/{release}")
    @Operation(summary = "定为紧俏商品：抽签或按组分份额；同一个编号重复提交只算一次")
    Mono<Release> announceRelease(
            Actor actor, @PathVariable UUID window, @PathVariable UUID release, @Valid @RequestBody ReleaseForm form) {
        return releases.announce(actor, window, release, form);
    }

    @GetMapping("/releases/{release}")
    @Operation(summary = "一种紧俏商品，带本户的情况")
    Mono<ReleaseView> readRelease(Actor actor, @PathVariable UUID release) {
        return views.one(actor, release);
    }

    @GetMapping("/releases/{release}/verification")
    @Operation(summary = "抽签结果（姓名隐去一字）和重新验算")
    Mono<ReleaseView.Proof> verifyRelease(Actor actor, @PathVariable UUID release) {
        return views.proof(actor, release);
    }

    @PostMapping("/releases/{release}/entries")
    @Operation(summary = "报名抽签；村委、店员可替没有手机的农户报名")
    Mono<ReleaseView> enterDraw(Actor actor, @PathVariable UUID release, @RequestBody ReleaseForm.Entering entering) {
        return releases.enter(actor, release, entering.household()).then(Mono.defer(() -> views.one(actor, release)));
    }

    @PostMapping("/releases/{release}/entry-withdrawal")
    @Operation(summary = "抽签以前撤回报名")
    Mono<ReleaseView> withdrawFromDraw(
            Actor actor, @PathVariable UUID release, @RequestBody ReleaseForm.Entering entering) {
        return releases.withdraw(actor, release, entering.household())
                .then(Mono.defer(() -> views.one(actor, release)));
    }

    @PostMapping("/releases/{release}/draw")
    @Operation(summary = "报名截止后抽签；不点也会按时自动抽")
    Mono<Release> drawRelease(Actor actor, @PathVariable UUID release) {
        return draws.draw(actor, release);
    }

    @PostMapping("/releases/{release}/opening")
    @Operation(summary = "中签的都兑完以后，余下的向全村开放")
    Mono<Release> openRelease(Actor actor, @PathVariable UUID release, @Valid @RequestBody ReleaseForm.Ending ending) {
        return draws.open(actor, release, ending);
    }

    @PostMapping("/releases/{release}/cancellation")
    @Operation(summary = "抽签或开始兑换以前取消，按普通商品兑换")
    Mono<Release> cancelRelease(
            Actor actor, @PathVariable UUID release, @Valid @RequestBody ReleaseForm.Ending ending) {
        return releases.cancel(actor, release, ending);
    }
}
