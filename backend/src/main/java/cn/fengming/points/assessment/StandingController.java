package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Standings: tried, published, frozen, added up over the year, and followed back to what was seen. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "assessment", description = "考核")
class StandingController {

    private final StandingDesk desk;
    private final StandingRows rows;
    private final Standings standings;
    private final Traces traces;
    private final Rounds rounds;
    private final Sight sight;

    StandingController(
            StandingDesk desk, StandingRows rows, Standings standings, Traces traces, Rounds rounds, Sight sight) {
        this.desk = desk;
        this.rows = rows;
        this.standings = standings;
        this.traces = traces;
        this.rounds = rounds;
        this.sight = sight;
    }

    /** @param document another scheme to try on the same sheets; none for the round's own */
    record Trial(
            @Nullable @Size(max = SchemeReader.LONGEST, message = "方案过长")
            String document) {}

    record Announcement(
            @NotBlank(message = "请写明公布或重新公布的说明") @Size(max = 500, message = "说明最多 500 字")
            String reason) {}

    @PostMapping("/assessment-rounds/{round}/simulations")
    @Operation(summary = "试算名次，不保存；也可以换一个方案试算")
    Mono<Simulation> simulateStanding(Actor actor, @PathVariable UUID round, @Valid @RequestBody Trial trial) {
        return desk.simulate(actor, round, trial.document());
    }

    @PostMapping("/assessment-rounds/{round}/standings")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "公布名次，或在更正后重新公布；开始异议期")
    Mono<Publication> publishStanding(
            Actor actor, @PathVariable UUID round, @Valid @RequestBody Announcement announcement) {
        return desk.publish(actor, round, announcement.reason());
    }

    @PostMapping("/assessment-rounds/{round}/freeze")
    @Operation(summary = "定榜: 名次不再变动，积分拨入各村积分池")
    Mono<Standing> freezeStanding(Actor actor, @PathVariable UUID round) {
        return desk.freeze(actor, round);
    }

    @GetMapping("/assessment-rounds/{round}/standings")
    @Operation(summary = "历次公布的名次，先公布的在前")
    Flux<Standing> listStandingRevisions(Actor actor, @PathVariable UUID round) {
        return readable(actor, round)
                .flatMapMany(known ->
                        rows.revisions(actor.town(), round).concatMap(standing -> sight.of(actor, known, standing)));
    }

    @GetMapping("/assessment-rounds/{round}/standing")
    @Operation(summary = "现行的名次")
    Mono<Standing> readStanding(Actor actor, @PathVariable UUID round) {
        return readable(actor, round)
                .flatMap(known ->
                        rows.inForce(actor.town(), round).flatMap(standing -> sight.of(actor, known, standing)))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("已公布的名次")));
    }

    @GetMapping("/assessment-rounds/{round}/standings/{revision}/changes")
    @Operation(summary = "这次公布与上一次相比的变化")
    Flux<Change> listStandingChanges(
            Actor actor, @PathVariable UUID round, @PathVariable @Min(2) @Max(10_000) int revision) {
        return readable(actor, round)
                .flatMap(known -> Mono.zip(
                        seen(actor, known, revision),
                        seen(actor, known, revision - 1),
                        (now, before) -> now.figures().since(before.figures())))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次公布")))
                .flatMapIterable(changes -> changes);
    }

    private Mono<Standing> seen(Actor actor, Round round, int revision) {
        return rows.revision(actor.town(), round.id(), revision).flatMap(standing -> sight.of(actor, round, standing));
    }

    @GetMapping("/assessment-rounds/{round}/subjects/{subject}/trace")
    @Operation(summary = "一个村的得分从哪里来: 评分项、问题、照片")
    Mono<Trace> traceStanding(Actor actor, @PathVariable UUID round, @PathVariable UUID subject) {
        return traces.of(actor, round, subject);
    }

    @GetMapping("/annual-standings/{year}")
    @Operation(summary = "年度累计考核分")
    Mono<AnnualStanding> readAnnualStanding(Actor actor, @PathVariable @Min(2000) @Max(2099) int year) {
        return standings.annual(actor.town(), year);
    }

    /** Empty for a round that is not there, as for one that has no standing yet. */
    private Mono<Round> readable(Actor actor, UUID round) {
        return rounds.find(actor.town(), round).map(known -> known.mustBeReadableBy(actor, null));
    }
}
