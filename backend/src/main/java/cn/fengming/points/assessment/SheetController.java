package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sheets, for the town's team. Ids are made by the device, so that a visit without signal can be sent later. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "assessment", description = "考核")
class SheetController {

    private final SheetDesk desk;
    private final Sheets sheets;
    private final SheetDoor door;

    SheetController(SheetDesk desk, Sheets sheets, SheetDoor door) {
        this.desk = desk;
        this.sheets = sheets;
        this.door = door;
    }

    @PutMapping("/assessment-sheets/{sheet}")
    @Operation(summary = "填写评分表: 新建，或在草稿上打分")
    Mono<Sheet> putAssessmentSheet(Actor actor, @PathVariable UUID sheet, @Valid @RequestBody SheetEntry entry) {
        return desk.put(actor, sheet, entry);
    }

    @PutMapping("/assessment-sheets/{sheet}/findings/{finding}")
    @Operation(summary = "在草稿上登记一个问题")
    Mono<Sheet> putAssessmentFinding(
            Actor actor, @PathVariable UUID sheet, @PathVariable UUID finding, @Valid @RequestBody FindingEntry entry) {
        return desk.putFinding(actor, sheet, finding, entry);
    }

    @DeleteMapping("/assessment-sheets/{sheet}/findings/{finding}")
    @Operation(summary = "从草稿上去掉一个问题")
    Mono<Sheet> removeAssessmentFinding(Actor actor, @PathVariable UUID sheet, @PathVariable UUID finding) {
        return desk.removeFinding(actor, sheet, finding);
    }

    @PostMapping("/assessment-sheets/{sheet}/submission")
    @Operation(summary = "提交评分表")
    Mono<Sheet> submitAssessmentSheet(Actor actor, @PathVariable UUID sheet) {
        return desk.submit(actor, sheet);
    }

    @PostMapping("/assessment-sheets/{sheet}/corrections")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "公布之前更正已提交的评分表，写明理由")
    Mono<Sheet> correctAssessmentSheet(
            Actor actor, @PathVariable UUID sheet, @Valid @RequestBody CorrectionEntry entry) {
        return desk.correct(actor, sheet, entry);
    }

    @GetMapping("/assessment-sheets/{sheet}")
    @Operation(summary = "一张评分表")
    Mono<Sheet> readAssessmentSheet(Actor actor, @PathVariable UUID sheet) {
        return found(actor, sheet);
    }

    @GetMapping("/assessment-sheets/{sheet}/versions")
    @Operation(summary = "评分表的历次版本和理由，最新的在前")
    Flux<Sheets.SheetVersion> listAssessmentSheetVersions(Actor actor, @PathVariable UUID sheet) {
        return found(actor, sheet).flatMapMany(known -> sheets.versions(actor.town(), sheet));
    }

    @GetMapping("/assessment-rounds/{round}/sheets")
    @Operation(summary = "一期考核的评分表；抽中的检查组只看到自己那些村的")
    Flux<Sheet> listAssessmentSheets(Actor actor, @PathVariable UUID round) {
        return door.readable(actor, round, sheets.of(actor.town(), round));
    }

    private Mono<Sheet> found(Actor actor, UUID sheet) {
        return sheets.find(actor.town(), sheet)
                .flatMap(found -> door.mustRead(actor, found))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张评分表")));
    }
}
