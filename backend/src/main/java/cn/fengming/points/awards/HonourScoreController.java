package cn.fengming.points.awards;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Honour scores, names masked. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "honour-scores", description = "荣誉积分")
class HonourScoreController {

    private final HonourScores scores;
    private final Clock clock;

    HonourScoreController(HonourScores scores, Clock clock) {
        this.scores = scores;
        this.clock = clock;
    }

    @GetMapping("/villages/{village}/honour-scores")
    @Operation(summary = "本村各户一年的荣誉积分和名次，高的在前")
    Mono<Page<HonourScore>> listHonourScores(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer size) {
        return scores.page(actor.town(), village, year(year), after, Page.size(size));
    }

    @GetMapping("/me/honour-score")
    @Operation(summary = "我家一年的荣誉积分和在村里的名次")
    Mono<HonourScore> readMyHonourScore(Actor actor, @RequestParam @Nullable Integer year) {
        return scores.of(actor.town(), actor.mustHaveHousehold(), year(year))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这户的荣誉积分")));
    }

    private int year(@Nullable Integer asked) {
        int thisYear = LocalDate.now(clock).getYear();
        if (asked != null && (asked < 2000 || asked > thisYear)) {
            throw Problem.invalid("year", "年份应在2000年到今年之间");
        }
        return asked == null ? thisYear : asked;
    }
}
