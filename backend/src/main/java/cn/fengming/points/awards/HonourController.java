package cn.fengming.points.awards;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Honours of a village: put forward, accepted, looked at again, taken down. The board itself is a public page. */
@RestController
@Tag(name = "honours", description = "最美评选与光荣榜")
class HonourController {

    private final NominationDesk nominations;
    private final HonourDesk honours;
    private final HonourPages pages;

    HonourController(NominationDesk nominations, HonourDesk honours, HonourPages pages) {
        this.nominations = nominations;
        this.honours = honours;
        this.pages = pages;
    }

    record Acceptance(
            @Nullable @Size(max = 100, message = "光荣榜上的话最多100个字")
            String citation) {}

    record Reason(
            @NotBlank(message = "请写明原因") @Size(max = 200, message = "原因不超过 200 个字")
            String reason) {}

    record Check(
            @Nullable LocalDate checkedOn,
            @NotNull(message = "请选择合格或不合格") Boolean kept,

            @Nullable @Size(max = 500, message = "情况最多500个字")
            String words,

            @Nullable @Size(max = 9, message = "照片最多9张") List<@NotNull UUID> photos) {}

    @PostMapping("/api/v1/villages/{village}/nominations")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "提名最美家庭、院落、庭院或个人")
    Mono<Nomination> nominate(Actor actor, @PathVariable UUID village, @Valid @RequestBody NominationForm form) {
        return nominations.nominate(actor, village, form);
    }

    @GetMapping("/api/v1/villages/{village}/nominations")
    @Operation(summary = "本村提名，新的在前")
    Mono<Page<Nomination>> listNominations(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam(required = false) Nomination.@Nullable State state,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer size) {
        return pages.nominations(actor, village, state, after, Page.size(size));
    }

    @GetMapping("/api/v1/me/nominations")
    @Operation(summary = "我的提名，新的在前")
    Mono<Page<Nomination>> listMyNominations(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer size) {
        return pages.own(actor, after, Page.size(size));
    }

    @GetMapping("/api/v1/nominations/{nomination}")
    @Operation(summary = "一次提名及其材料")
    Mono<HonourPages.NominationFile> readNomination(Actor actor, @PathVariable UUID nomination) {
        return pages.nomination(actor, nomination);
    }

    @GetMapping("/api/v1/applications/{application}/nomination")
    @Operation(summary = "一条申报所来自的提名")
    Mono<HonourPages.NominationFile> readNominationOfApplication(Actor actor, @PathVariable UUID application) {
        return pages.ofApplication(actor, application);
    }

    @PostMapping("/api/v1/nominations/{nomination}/acceptance")
    @Operation(summary = "受理提名：每户生成一条申报，进入评议")
    Mono<Nomination> acceptNomination(
            Actor actor, @PathVariable UUID nomination, @Valid @RequestBody Acceptance request) {
        return nominations.accept(actor, nomination, request.citation());
    }

    @PostMapping("/api/v1/nominations/{nomination}/refusal")
    @Operation(summary = "不受理提名")
    Mono<Nomination> refuseNomination(Actor actor, @PathVariable UUID nomination, @Valid @RequestBody Reason request) {
        return nominations.refuse(actor, nomination, request.reason());
    }

    @PostMapping("/api/v1/nominations/{nomination}/withdrawal")
    @Operation(summary = "撤回自己的提名")
    Mono<Nomination> withdrawNomination(Actor actor, @PathVariable UUID nomination) {
        return nominations.withdraw(actor, nomination);
    }

    @GetMapping("/api/v1/villages/{village}/honours")
    @Operation(summary = "本村荣誉，含已撤下的，新的在前")
    Mono<Page<Honour>> listHonours(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer size) {
        return pages.honours(actor, village, after, Page.size(size));
    }

    @GetMapping("/api/v1/honours/{honour}")
    @Operation(summary = "一项荣誉及历次复查")
    Mono<HonourPages.HonourFile> readHonour(Actor actor, @PathVariable UUID honour) {
        return pages.honour(actor, honour);
    }

    @PostMapping("/api/v1/honours/{honour}/checks")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "登记复查")
    Mono<HonourCheck> checkHonour(Actor actor, @PathVariable UUID honour, @Valid @RequestBody Check request) {
        return honours.check(
                actor,
                honour,
                request.checkedOn(),
                request.kept(),
                request.words(),
                request.photos() == null ? List.of() : request.photos());
    }

    @PostMapping("/api/v1/honours/{honour}/take-down")
    @Operation(summary = "撤下荣誉；积分不动")
    Mono<Honour> takeDownHonour(Actor actor, @PathVariable UUID honour, @Valid @RequestBody Reason request) {
        return honours.takeDown(actor, honour, request.reason());
    }
}
