package cn.fengming.points.inspection;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What an inspector was drawn for, and what becomes of the teams. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "inspection", description = "检查计划和整改通知")
class DutyController {

    private final DutyDesk desk;
    private final PlanViews views;

    DutyController(DutyDesk desk, PlanViews views) {
        this.desk = desk;
        this.views = views;
    }

    /** Why somebody does not go. */
    record Withdrawal(
            @NotNull(message = "请选为什么不去") Ground ground,

            @NotBlank(message = "请写明情况") @Size(max = 300, message = "最多 300 字")
            String words) {}

    /** Why somebody is taken off. */
    record Replacement(
            @NotBlank(message = "请写明为什么换人") @Size(max = 300, message = "最多 300 字")
            String words) {}

    /** @param present persons of the team who were there */
    record VisitEntry(
            @NotNull(message = "请写明检查日期") LocalDate visitedOn,

            @NotNull(message = "请选到场的人") @Size(min = 1, max = 9, message = "至少有一人到场")
            List<@NotNull(message = "人员编号不能为空") UUID> present,

            @NotNull(message = "没有说明请写空") @Size(max = 500, message = "说明最多 500 字")
            String words) {}

    @GetMapping("/me/inspection-visits")
    @Operation(summary = "我抽到的检查任务；开始之前看不到")
    Flux<MyVisit> listMyVisits(Actor actor) {
        return views.mine(actor);
    }

    @PutMapping("/inspection-visits/{visit}/report")
    @Operation(summary = "登记检查完了: 哪天、谁到场")
    Mono<VisitReport> reportVisit(Actor actor, @PathVariable UUID visit, @Valid @RequestBody VisitEntry entry) {
        return desk.report(actor, visit, entry.visitedOn(), entry.present(), entry.words());
    }

    @PostMapping("/inspection-duties/{duty}/recusal")
    @Operation(summary = "申请回避，或说明去不了；随即另抽一人")
    Mono<Void> recuseFromVisit(Actor actor, @PathVariable UUID duty, @Valid @RequestBody Withdrawal withdrawal) {
        return desk.withdraw(actor, duty, withdrawal.ground(), withdrawal.words());
    }

    @PostMapping("/inspection-duties/{duty}/replacement")
    @Operation(summary = "换下迟迟不去的检查员；随即另抽一人")
    Mono<Void> replaceInspector(Actor actor, @PathVariable UUID duty, @Valid @RequestBody Replacement replacement) {
        return desk.replace(actor, duty, replacement.words());
    }
}
