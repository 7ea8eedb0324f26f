package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Campaigns over HTTP: what is to be done, what was done each day, how it stands. */
@RestController
@RequestMapping("/api/v1/campaigns")
@Tag(name = "campaigns", description = "攻坚行动")
class CampaignController {

    private final CampaignDesk desk;
    private final DayDesk days;

    CampaignController(CampaignDesk desk, DayDesk days) {
        this.desk = desk;
        this.days = days;
    }

    /**
     * @param expected the state the writer saw
     * @param next the one after it
     */
    record CampaignMove(
            @NotNull(message = "请写明办理前的状态") Campaign.State expected,
            @NotNull(message = "请写明办理后的状态") Campaign.State next) {}

    /** @param reason needed once the campaign is open */
    record TargetRows(
            @NotNull(message = "请列出任务") @Size(min = 1, max = 2000, message = "任务应有 1 到 2000 行")
            List<@Valid @NotNull(message = "任务里不能有空行") TargetRow> rows,

            @Nullable @Size(max = 200, message = "原因最多 200 字")
            String reason) {}

    @PutMapping("/{campaign}")
    @Operation(summary = "草拟一次攻坚行动，开始以前可以改")
    Mono<CampaignView> writeCampaign(Actor actor, @PathVariable UUID campaign, @Valid @RequestBody CampaignForm form) {
        return desk.write(actor, campaign, form);
    }

    @GetMapping
    @Operation(summary = "全部攻坚行动，最近的在前")
    Flux<CampaignView> listCampaigns(Actor actor) {
        return desk.list(actor);
    }

    @PostMapping("/{campaign}/moves")
    @Operation(summary = "开始或结束攻坚行动")
    Mono<CampaignView> moveCampaign(Actor actor, @PathVariable UUID campaign, @Valid @RequestBody CampaignMove move) {
        return desk.move(actor, campaign, move.expected(), move.next());
    }

    @PutMapping("/{campaign}/targets")
    @Operation(summary = "下达各村任务，没有写的行不变；任务数为 0 是收回")
    Flux<Target> setCampaignTargets(Actor actor, @PathVariable UUID campaign, @Valid @RequestBody TargetRows targets) {
        return desk.set(actor, campaign, targets.rows(), targets.reason());
    }

    @PutMapping("/{campaign}/reports/{report}")
    @Operation(summary = "报一天的完成数；也用来更正")
    Mono<DayReport> reportCampaignDay(
            Actor actor,
            @PathVariable UUID campaign,
            @PathVariable UUID report,
            @Valid @RequestBody DayReportForm form) {
        return days.report(actor, campaign, report, form);
    }

    @GetMapping("/{campaign}/picture")
    @Operation(summary = "全镇进度：分类汇总、各村、逐日；day 为空是今天")
    Mono<Picture> readCampaignPicture(Actor actor, @PathVariable UUID campaign, @RequestParam @Nullable LocalDate day) {
        return days.picture(actor, campaign, day);
    }

    @GetMapping("/{campaign}/villages/{village}")
    @Operation(summary = "一个村今天要做多少、报了多少、逐日进度")
    Mono<VillageLoads> readVillageLoads(Actor actor, @PathVariable UUID campaign, @PathVariable UUID village) {
        return days.ofVillage(actor, campaign, village);
    }
}
