package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Plans of villages (一村一策) over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "plans", description = "一村一策")
class PlanController {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2200;

    private final PlanDesk desk;

    PlanController(PlanDesk desk) {
        this.desk = desk;
    }

    record PlanGoal(
            @NotBlank(message = "请填写今年要做到什么") @Size(max = 500, message = "目标最多 500 字")
            String goal) {}

    /**
     * @param expected the state the writer saw
     * @param words needed to give a plan back
     */
    record PlanMove(
            @NotNull(message = "请写明办理前的状态") Plan.State expected,
            @NotNull(message = "请写明办理后的状态") Plan.State next,

            @Nullable @Size(max = 500, message = "意见最多 500 字")
            String words) {}

    record PlanComment(
            @NotBlank(message = "请填写意见") @Size(max = 500, message = "意见最多 500 字")
            String words) {}

    /** @param photos of after; needed to say that it is done */
    record MeasureMove(
            @NotNull(message = "请写明办理前的状态") Measure.State expected,
            @NotNull(message = "请写明办理后的状态") Measure.State next,

            @Nullable @Size(max = 300, message = "说明最多 300 字")
            String words,

            @NotNull(message = "没有照片请写空列表") @Size(max = 6, message = "照片最多 6 张")
            List<@NotNull(message = "照片编号不能为空") UUID> photos) {}

    @GetMapping("/plans/{year}")
    @Operation(summary = "各村一村一策办到哪一步，按村名排列，不排名")
    Flux<PlanLine> listPlans(Actor actor, @PathVariable int year) {
        return desk.lines(actor, year);
    }

    @GetMapping("/villages/{village}/plans/{year}")
    @Operation(summary = "一个村的一村一策、措施和镇里意见")
    Mono<PlanSheet> readPlan(Actor actor, @PathVariable UUID village, @PathVariable int year) {
        return desk.sheet(actor, village, year);
    }

    @PutMapping("/villages/{village}/plans/{year}")
    @Operation(summary = "写今年的目标，起草时可以改")
    Mono<PlanSheet> writePlan(
            Actor actor, @PathVariable UUID village, @PathVariable int year, @Valid @RequestBody PlanGoal goal) {
        return desk.write(actor, village, plausible(year), goal.goal());
    }

    @PostMapping("/villages/{village}/plans/{year}/moves")
    @Operation(summary = "上报、同意或退回一村一策")
    Mono<PlanSheet> movePlan(
            Actor actor, @PathVariable UUID village, @PathVariable int year, @Valid @RequestBody PlanMove move) {
        return desk.move(actor, village, year, move.expected(), move.next(), move.words());
    }

    @PostMapping("/villages/{village}/plans/{year}/comments")
    @Operation(summary = "镇里写一条意见")
    Mono<PlanSheet> commentOnPlan(
            Actor actor, @PathVariable UUID village, @PathVariable int year, @Valid @RequestBody PlanComment comment) {
        return desk.comment(actor, village, year, comment.words());
    }

    @PutMapping("/villages/{village}/plans/{year}/measures/{measure}")
    @Operation(summary = "写一条措施，起草时可以改")
    Mono<PlanSheet> writeMeasure(
            Actor actor,
            @PathVariable UUID village,
            @PathVariable int year,
            @PathVariable UUID measure,
            @Valid @RequestBody MeasureForm form) {
        return desk.write(actor, village, year, measure, form);
    }

    @PostMapping("/measures/{measure}/moves")
    @Operation(summary = "措施做完、验收、退回或删去")
    Mono<PlanSheet> moveMeasure(Actor actor, @PathVariable UUID measure, @Valid @RequestBody MeasureMove move) {
        return desk.move(actor, measure, move.expected(), move.next(), move.words(), move.photos());
    }

    private static int plausible(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Problem.invalid("year", "年份不对");
        }
        return year;
    }
}
