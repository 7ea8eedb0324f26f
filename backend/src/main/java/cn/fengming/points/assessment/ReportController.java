package cn.fengming.points.assessment;

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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a round is told besides its sheets: who takes part, figures, progress; and what it brought. */
@RestController
@RequestMapping("/api/v1/assessment-rounds/{round}")
@Tag(name = "assessment", description = "考核")
class ReportController {

    private final ReportDesk desk;
    private final RosterDesk rosterDesk;
    private final Progress progress;
    private final Rounds rounds;
    private final Schemes schemes;
    private final Subjects subjects;
    private final RoundReading reading;
    private final Consequences consequences;

    ReportController(
            ReportDesk desk,
            RosterDesk rosterDesk,
            Progress progress,
            Rounds rounds,
            Schemes schemes,
            Subjects subjects,
            RoundReading reading,
            Consequences consequences) {
        this.desk = desk;
        this.rosterDesk = rosterDesk;
        this.progress = progress;
        this.rounds = rounds;
        this.schemes = schemes;
        this.subjects = subjects;
        this.reading = reading;
        this.consequences = consequences;
    }

    /** @param rows replace those before */
    record RosterText(
            @NotNull(message = "请列出名单") @Size(min = 1, max = 2000, message = "名单应有 1 到 2000 行")
            List<@Valid @NotNull(message = "名单里不能有空行") RosterRow> rows) {}

    /** @param place where it is to be found, in words */
    record Entering(
            @NotNull(message = "请写明是哪个村") UUID village,

            @NotBlank(message = "请写明名称") @Size(max = 40, message = "名称最多 40 字")
            String name,

            @NotNull(message = "没有地点请写空文字") @Size(max = 100, message = "地点最多 100 字")
            String place) {}

    @GetMapping("/subjects")
    @Operation(summary = "这期考核谁参加，属于哪一类，任务多少；可以只看一个村")
    Flux<Subject> listAssessmentSubjects(Actor actor, @PathVariable UUID round, @RequestParam @Nullable UUID village) {
        return found(actor, round).flatMapMany(known -> reading.subjects(actor, known, village));
    }

    @PutMapping("/roster")
    @Operation(summary = "登记分类、管区和任务，整份替换")
    Flux<Subject> putAssessmentRoster(Actor actor, @PathVariable UUID round, @Valid @RequestBody RosterText roster) {
        return rosterDesk.write(actor, round, roster.rows());
    }

    @PutMapping("/entries/{entry}")
    @Operation(summary = "报名一个参赛作品，或登记一条路段")
    Mono<RoundEntry> putAssessmentEntry(
            Actor actor, @PathVariable UUID round, @PathVariable UUID entry, @Valid @RequestBody Entering entering) {
        return rosterDesk.enter(
                actor,
                round,
                new RoundEntry(entry, entering.village(), entering.name().strip(), entering.place()));
    }

    @GetMapping("/entries")
    @Operation(summary = "各村报名的作品或路段，对照任务数")
    Flux<VillageEntries> listAssessmentEntries(Actor actor, @PathVariable UUID round) {
        return found(actor, round)
                .flatMapMany(known -> schemes.of(actor.town(), known)
                        .flatMapMany(scheme -> subjects.entries(actor.town(), known, scheme)));
    }

    @PutMapping("/reports/{report}")
    @Operation(summary = "填报一个数字: 测评、点评打分、进度、抽查问题、一票否决；也用来更正")
    Mono<Report> putAssessmentReport(
            Actor actor, @PathVariable UUID round, @PathVariable UUID report, @Valid @RequestBody ReportEntry entry) {
        return desk.report(actor, round, report, entry);
    }

    @GetMapping("/reports")
    @Operation(summary = "填报，更正过的也在内，先报的在前；在一个村任职的看进度和自己报的")
    Flux<Report> listAssessmentReports(Actor actor, @PathVariable UUID round, @RequestParam @Nullable UUID village) {
        return found(actor, round).flatMapMany(known -> reading.reports(actor, known, village));
    }

    @GetMapping("/progress")
    @Operation(summary = "倒排工期: 每个考核对象逐日的剩余工作量")
    Flux<Countdown> listAssessmentProgress(Actor actor, @PathVariable UUID round) {
        return found(actor, round).flatMapMany(known -> progress.of(actor.town(), known));
    }

    @GetMapping("/consequences")
    @Operation(summary = "定榜带来的奖金、约谈、红黄旗、通报，按名次")
    Flux<Consequences.Recorded> listAssessmentConsequences(Actor actor, @PathVariable UUID round) {
        TownTeam.mustRead(actor);
        return found(actor, round).flatMapMany(known -> consequences.of(actor.town(), round));
    }

    private Mono<Round> found(Actor actor, UUID round) {
        return rounds.find(actor.town(), round).switchIfEmpty(Mono.error(() -> Problem.notFound("这轮考核")));
    }
}
