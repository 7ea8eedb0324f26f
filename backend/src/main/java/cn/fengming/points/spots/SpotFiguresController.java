package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Figures and heat map for those who answer for the villages. Without days: the twelve months up to today. */
@RestController
@Tag(name = "spots", description = "脏乱点")
class SpotFiguresController {

    private final SpotStatistics statistics;
    private final Clock clock;

    SpotFiguresController(SpotStatistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    @GetMapping("/api/v1/spot-figures")
    @Operation(summary = "脏乱点统计：受理、销号、超期、销号用时、反弹率、反复脏乱地点")
    Mono<SpotFigures> spotFigures(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID village,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        return statistics.figures(actor, village, Span.of(from, to, clock));
    }

    @GetMapping("/api/v1/spot-heat")
    @Operation(summary = "脏乱点热力图，最多五千格")
    Mono<List<HeatCell>> spotHeat(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID village,
            @RequestParam(required = false) @Nullable SpotKind kind,
            @RequestParam(defaultValue = "FINE") HeatCells cells,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        return statistics.heat(actor, village, Span.of(from, to, clock), kind, cells);
    }
}
