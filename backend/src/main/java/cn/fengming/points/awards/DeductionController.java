package cn.fengming.points.awards;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
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

/** Deductions: notice, cure, and what followed. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "deductions", description = "扣分")
class DeductionController {

    private final DeductionDesk desk;
    private final Deductions deductions;
    private final Trails trails;

    DeductionController(DeductionDesk desk, Deductions deductions, Trails trails) {
        this.desk = desk;
        this.deductions = deductions;
        this.trails = trails;
    }

    record CureReport(
            @NotNull(message = "请上传整改后的照片") @Size(min = 1, max = 9, message = "请上传1到9张整改后的照片")
            List<@NotNull UUID> photos) {}

    record CureCheck(
            @NotNull(message = "请选择是否已整改") Boolean cured,

            @NotBlank(message = "请写明查看情况") @Size(max = 300, message = "说明最多300个字")
            String reason) {}

    @PostMapping("/villages/{village}/deductions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "扣分通知：照片、问题、整改期限")
    Mono<Deduction> notifyDeduction(Actor actor, @PathVariable UUID village, @Valid @RequestBody DeductionForm form) {
        return desk.notify(actor, village, form);
    }

    @GetMapping("/villages/{village}/deductions")
    @Operation(summary = "本村的扣分，最早的在前")
    Mono<Page<Deduction>> listVillageDeductions(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam Deduction.@Nullable State state,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        actor.mustServe(village, Role.COMMITTEE, Role.INSPECTOR, Role.PANEL, Role.TOWN, Role.AUDITOR);
        int limit = Page.size(size);
        return deductions
                .ofVillage(actor.town(), village, state, after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    @GetMapping("/me/deductions")
    @Operation(summary = "我家的扣分，最新的在前")
    Mono<Page<Deduction>> listMyDeductions(
            Actor actor, @RequestParam @Nullable UUID after, @RequestParam @Nullable Integer size) {
        int limit = Page.size(size);
        return deductions
                .ofHousehold(actor.town(), actor.mustHaveHousehold(), after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    @GetMapping("/deductions/{deduction}")
    @Operation(summary = "一条扣分的全过程")
    Mono<Trail.OfDeduction> readDeduction(Actor actor, @PathVariable UUID deduction) {
        return trails.ofDeduction(actor, deduction);
    }

    @PostMapping("/deductions/{deduction}/cure-reports")
    @Operation(summary = "报告已整改（本户，附照片）")
    Mono<Deduction> reportCure(Actor actor, @PathVariable UUID deduction, @Valid @RequestBody CureReport report) {
        return desk.reportCure(actor, deduction, report.photos());
    }

    @PostMapping("/deductions/{deduction}/cure-checks")
    @Operation(summary = "查看是否已按期整改")
    Mono<Deduction> checkCure(Actor actor, @PathVariable UUID deduction, @Valid @RequestBody CureCheck check) {
        return desk.checkCure(actor, deduction, check.cured(), check.reason());
    }

    @PostMapping("/deductions/{deduction}/restoration")
    @Operation(summary = "生效后已整改：返还已抵扣的积分")
    Mono<Deduction> restoreDeduction(Actor actor, @PathVariable UUID deduction, @Valid @RequestBody Because because) {
        return desk.restore(actor, deduction, because.reason());
    }
}
