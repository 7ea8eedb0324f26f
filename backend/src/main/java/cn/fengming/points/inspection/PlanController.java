package cn.fengming.points.inspection;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Inspection plans, for the town office. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "inspection", description = "检查计划和整改通知")
class PlanController {

    private final PlanDesk desk;
    private final PlanViews views;
    private final Proofs proofs;
    private final Inspectors inspectors;

    PlanController(PlanDesk desk, PlanViews views, Proofs proofs, Inspectors inspectors) {
        this.desk = desk;
        this.views = views;
        this.proofs = proofs;
        this.inspectors = inspectors;
    }

    /** Why a plan ends. */
    record Ending(
            @NotBlank(message = "请写明理由") @Size(max = 300, message = "理由最多 300 字")
            String words) {}

    @PostMapping("/inspection-plans")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "安排一次检查，同时承诺抽签种子")
    Mono<Plan> planInspection(Actor actor, @Valid @RequestBody PlanEntry entry) {
        return desk.plan(actor, entry);
    }

    @GetMapping("/inspection-plans")
    @Operation(summary = "各次检查，最新的在前")
    Mono<Page<Plan>> listInspectionPlans(
            Actor actor,
            @RequestParam @Nullable UUID round,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        int limit = Page.size(size);
        return views.list(actor, round, after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    @GetMapping("/inspection-plans/{plan}")
    @Operation(summary = "一次检查: 抽到的村、检查组和进度")
    Mono<PlanView> readInspectionPlan(Actor actor, @PathVariable UUID plan) {
        return views.view(actor, plan);
    }

    @GetMapping("/inspection-plans/{plan}/verification")
    @Operation(summary = "重抽一遍；检查结束后给出种子和每个签")
    Mono<DrawProof> verifyInspectionDraw(Actor actor, @PathVariable UUID plan) {
        return proofs.of(actor, plan);
    }

    @PostMapping("/inspection-plans/{plan}/draw")
    @Operation(summary = "抽村、抽检查组，只抽一次")
    Mono<PlanView> drawInspection(Actor actor, @PathVariable UUID plan) {
        return desk.draw(actor, plan).then(Mono.defer(() -> views.view(actor, plan)));
    }

    @PostMapping("/inspection-plans/{plan}/beginning")
    @Operation(summary = "开始检查: 检查组这时才看到去哪个村")
    Mono<PlanView> beginInspection(Actor actor, @PathVariable UUID plan) {
        return desk.begin(actor, plan).then(Mono.defer(() -> views.view(actor, plan)));
    }

    @PostMapping("/inspection-plans/{plan}/closing")
    @Operation(summary = "结束检查，公开种子")
    Mono<PlanView> closeInspection(Actor actor, @PathVariable UUID plan, @Valid @RequestBody Ending ending) {
        return desk.close(actor, plan, ending.words()).then(Mono.defer(() -> views.view(actor, plan)));
    }

    @PostMapping("/inspection-plans/{plan}/cancellation")
    @Operation(summary = "取消还没有开始的检查；用过的序号不再用")
    Mono<PlanView> cancelInspection(Actor actor, @PathVariable UUID plan, @Valid @RequestBody Ending ending) {
        return desk.cancel(actor, plan, ending.words()).then(Mono.defer(() -> views.view(actor, plan)));
    }

    @GetMapping("/inspectors")
    @Operation(summary = "可以抽的检查员，各自要回避的村")
    Flux<Inspector> listInspectors(Actor actor) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return inspectors.of(actor.town());
    }

    @GetMapping("/assessment-rounds/{round}/subjects/{subject}/inspections")
    @Operation(summary = "公布的名次由谁在哪天检查，检查组怎么来的")
    Flux<Inspected> traceInspection(Actor actor, @PathVariable UUID round, @PathVariable UUID subject) {
        return views.of(actor, round, subject);
    }
}
