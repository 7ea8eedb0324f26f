package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Schemes tried before they are adopted. Nothing is written. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "assessment", description = "考核")
class TrialController {

    private final TrialDesk desk;

    TrialController(TrialDesk desk) {
        this.desk = desk;
    }

    /** @param figures rows of a spreadsheet, headings first, separated by tabs or commas */
    record Rehearsal(
            @NotNull(message = "请写明试算哪个方案") @Valid SchemeText scheme,

            @NotBlank(message = "请粘贴数据") @Size(max = PastedFigures.LONGEST, message = "数据过长")
            String figures) {}

    /**
     * @param figures as above; or else
     * @param rounds of the past, counted under both schemes
     */
    record SideBySide(
            @NotNull(message = "请写明方案甲") @Valid SchemeText a,
            @NotNull(message = "请写明方案乙") @Valid SchemeText b,

            @Nullable @Size(max = PastedFigures.LONGEST, message = "数据过长")
            String figures,

            @Nullable @Size(min = 1, max = 24, message = "以往的考核期应有 1 到 24 个")
            List<@NotNull(message = "编号不能为空") UUID> rounds) {}

    @PostMapping("/scheme-simulations")
    @Operation(summary = "用粘贴的数据试算一个方案，可以一次试算多期")
    Mono<TrialRun> simulateScheme(Actor actor, @Valid @RequestBody Rehearsal rehearsal) {
        return desk.simulate(actor, rehearsal.scheme(), rehearsal.figures());
    }

    @PostMapping("/scheme-comparisons")
    @Operation(summary = "同样的数据，两个方案对照: 名次、等次、得分的变化")
    Mono<SchemeComparison> compareSchemes(Actor actor, @Valid @RequestBody SideBySide pair) {
        return desk.compare(actor, pair.a(), pair.b(), pair.figures(), pair.rounds());
    }
}
