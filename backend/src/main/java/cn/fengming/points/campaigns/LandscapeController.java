package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The register of landscapes (景观台账) over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "landscapes", description = "景观台账")
class LandscapeController {

    private final LandscapeDesk desk;
    private final Landscapes landscapes;

    LandscapeController(LandscapeDesk desk, Landscapes landscapes) {
        this.desk = desk;
        this.landscapes = landscapes;
    }

    /** @param village its name as the list has it */
    record LandscapeTarget(
            @NotBlank(message = "请写明村名") @Size(max = 40, message = "村名过长")
            String village,

            @Min(value = 0, message = "任务数应为 0 到 100") @Max(value = 100, message = "任务数应为 0 到 100")
            int amount) {}

    record LandscapeTargets(
            @NotNull(message = "请列出任务") @Size(min = 1, max = 1000, message = "任务应有 1 到 1000 行")
            List<@Valid @NotNull(message = "任务里不能有空行") LandscapeTarget> rows) {}

    /** @param photos of after; needed to say that it is finished */
    record LandscapeMove(
            @NotNull(message = "请写明办理前的状态") Landscape.State expected,
            @NotNull(message = "请写明办理后的状态") Landscape.State next,

            @Nullable @Size(max = 300, message = "说明最多 300 字")
            String words,

            @NotNull(message = "没有照片请写空列表") @Size(max = 6, message = "照片最多 6 张")
            List<@NotNull(message = "照片编号不能为空") UUID> photos) {}

    @PutMapping("/landscape-targets/{year}")
    @Operation(summary = "下达各村景观任务，按村名，没有写的不变")
    Flux<LandscapeLine> setLandscapeTargets(
            Actor actor, @PathVariable int year, @Valid @RequestBody LandscapeTargets targets) {
        List<LandscapeDesk.Row> rows = targets.rows().stream()
                .map(row -> new LandscapeDesk.Row(row.village(), row.amount()))
                .toList();
        return desk.ask(actor, year, rows);
    }

    @GetMapping("/landscape-counts/{year}")
    @Operation(summary = "各村景观任务、登记、建成、验收数")
    Flux<LandscapeLine> countLandscapes(Actor actor, @PathVariable int year) {
        return desk.lines(actor.town(), year);
    }

    @PutMapping("/landscapes/{landscape}")
    @Operation(summary = "登记一处景观")
    Mono<Landscape> enterLandscape(Actor actor, @PathVariable UUID landscape, @Valid @RequestBody LandscapeForm form) {
        return desk.enter(actor, landscape, form);
    }

    @GetMapping("/landscapes")
    @Operation(summary = "景观台账，新的在前")
    Mono<Page<Landscape>> listLandscapes(
            Actor actor,
            @RequestParam int year,
            @RequestParam @Nullable UUID village,
            @RequestParam Landscape.@Nullable State state,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        int limit = Page.size(size);
        List<UUID> villages = Staff.villages(actor, village);
        return landscapes
                .list(actor.town(), year, villages, state, after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    @PostMapping("/landscapes/{landscape}/moves")
    @Operation(summary = "景观建成、验收或退回")
    Mono<Landscape> moveLandscape(Actor actor, @PathVariable UUID landscape, @Valid @RequestBody LandscapeMove move) {
        return desk.move(actor, landscape, move.expected(), move.next(), move.words(), move.photos());
    }
}
