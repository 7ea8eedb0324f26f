package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Points;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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

/** Corrections of posted transfers, by two persons. */
@RestController
@RequestMapping("/api/v1/corrections")
class CorrectionController {

    private final CorrectionDesk desk;
    private final Corrections corrections;

    CorrectionController(CorrectionDesk desk, Corrections corrections) {
        this.desk = desk;
        this.corrections = corrections;
    }

    record NewCorrection(
            @NotNull(message = "请指明要更正哪一笔账") UUID transferId,

            @Min(value = 1, message = "冲回数至少为 1") @Max(value = Points.MAX, message = "冲回数太大")
            long amount,

            @NotBlank(message = "请写明更正原因") @Size(max = 500, message = "原因不超过 500 字")
            String reason) {}

    record Refusal(
            @NotBlank(message = "请写明不同意的原因") @Size(max = 500, message = "原因不超过 500 字")
            String reason) {}

    @Operation(summary = "提出更正（须另一人确认后才生效）")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Correction> proposeCorrection(Actor actor, @Valid @RequestBody NewCorrection asked) {
        return desk.propose(actor, asked.transferId(), asked.amount(), asked.reason());
    }

    @Operation(summary = "确认更正，冲回积分")
    @PostMapping("/{correction}/confirm")
    Mono<Correction> confirmCorrection(Actor actor, @PathVariable UUID correction) {
        return desk.confirm(actor, correction);
    }

    @Operation(summary = "不同意更正")
    @PostMapping("/{correction}/decline")
    Mono<Correction> declineCorrection(
            Actor actor, @PathVariable UUID correction, @Valid @RequestBody Refusal refusal) {
        return desk.decline(actor, correction, refusal.reason());
    }

    @Operation(summary = "更正记录（新的在前）")
    @GetMapping
    Mono<Page<Correction>> corrections(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer size) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        int limit = Page.size(size);
        return corrections
                .page(actor.town(), after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }
}
