package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rounds: a scheme adopted for a period, and what is drawn for visits in it. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "assessment", description = "考核")
class RoundController {

    private final Rounds rounds;
    private final RoundDesk desk;
    private final Schemes schemes;
    private final Draws draws;
    private final DrawDesk drawDesk;

    RoundController(Rounds rounds, RoundDesk desk, Schemes schemes, Draws draws, DrawDesk drawDesk) {
        this.rounds = rounds;
        this.desk = desk;
        this.schemes = schemes;
        this.draws = draws;
        this.drawDesk = drawDesk;
    }

    /** @param period {@code 2026Q4}, {@code 2026-11}, {@code 2026-11a}, {@code 2026}, {@code 2021-11-22_2021-12-22} */
    record NewRound(
            @NotBlank(message = "请写明考核哪一期") @Size(max = 32, message = "期次过长")
            String period,

            @NotNull(message = "请写明采用哪个方案") @Valid Adoption adoption) {}

    @PostMapping("/assessment-rounds")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "为一期采用考核方案，同时承诺抽签种子")
    Mono<Round> openAssessmentRound(Actor actor, @Valid @RequestBody NewRound request) {
        return desk.adopt(actor, request.period(), request.adoption());
    }

    @GetMapping("/assessment-rounds")
    @Operation(summary = "各期考核，最新的在前")
    Mono<Page<Round>> listAssessmentRounds(
            Actor actor, @RequestParam @Nullable UUID after, @RequestParam @Nullable Integer size) {
        int asked = Page.size(size);
        return rounds.list(actor.town(), after, asked + 1)
                .collectList()
                .map(rows -> Page.of(rows, asked, round -> round.id().toString()));
    }

    @GetMapping("/assessment-rounds/{round}")
    @Operation(summary = "一期考核")
    Mono<Round> readAssessmentRound(Actor actor, @PathVariable UUID round) {
        return found(actor, round);
    }

    @GetMapping("/assessment-rounds/{round}/scheme")
    @Operation(summary = "这期考核的方案: 评分项、同分规则、等次")
    Mono<Scheme> readAssessmentScheme(Actor actor, @PathVariable UUID round) {
        return found(actor, round).flatMap(known -> schemes.of(actor.town(), known));
    }

    @PostMapping("/assessment-rounds/{round}/scheme-versions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "开始评分之前修订方案")
    Mono<Round> reviseAssessmentScheme(Actor actor, @PathVariable UUID round, @Valid @RequestBody Adoption adoption) {
        return desk.revise(actor, round, adoption);
    }

    @GetMapping("/assessment-rounds/{round}/scheme-versions")
    @Operation(summary = "方案的历次版本和理由，最新的在前")
    Flux<Rounds.SchemeVersion> listAssessmentSchemeVersions(Actor actor, @PathVariable UUID round) {
        return found(actor, round).flatMapMany(known -> rounds.schemes(actor.town(), round));
    }

    @PostMapping("/assessment-rounds/{round}/draws")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "抽取检查对象: 农户、小组或道路")
    Mono<Draw> drawForVisit(Actor actor, @PathVariable UUID round, @Valid @RequestBody DrawEntry entry) {
        return drawDesk.draw(actor, round, entry);
    }

    @GetMapping("/assessment-rounds/{round}/draws")
    @Operation(summary = "这期考核的全部抽签")
    Flux<Draw> listVisitDraws(Actor actor, @PathVariable UUID round) {
        TownTeam.mustRead(actor);
        return draws.of(actor.town(), round);
    }

    @GetMapping("/assessment-draws/{draw}/verification")
    @Operation(summary = "把一次抽签重抽一遍，核对结果和种子")
    Mono<DrawCheck> verifyVisitDraw(Actor actor, @PathVariable UUID draw) {
        TownTeam.mustRead(actor);
        return draws.find(actor.town(), draw)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次抽签")))
                .flatMap(drawn -> found(actor, drawn.round()).map(drawn::check));
    }

    private Mono<Round> found(Actor actor, UUID round) {
        return rounds.find(actor.town(), round).switchIfEmpty(Mono.error(() -> Problem.notFound("这轮考核")));
    }
}
