package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.paper.WorkbookReader;
import cn.fengming.points.paper.Workbooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Scores and standings as workbooks. Files of scores are small: they come as an ordinary body. */
@RestController
@RequestMapping("/api/v1/assessment-rounds/{round}")
@Tag(name = "assessment", description = "考核")
class ScoreWorkbookController {

    private final ScoreImportDesk desk;
    private final ScoreForm form;
    private final StandingExport standing;
    private final WorkbookReader reader;

    ScoreWorkbookController(ScoreImportDesk desk, ScoreForm form, StandingExport standing, WorkbookReader reader) {
        this.desk = desk;
        this.form = form;
        this.standing = standing;
        this.reader = reader;
    }

    @GetMapping("/score-form.xlsx")
    @Operation(summary = "评分导入用的表（Excel），已有的打分和填报也在内")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Workbooks.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> scoreForm(Actor actor, @PathVariable UUID round) {
        return form.workbook(actor, round);
    }

    @GetMapping("/standing.xlsx")
    @Operation(summary = "导出名次、各项得分和计分过程（Excel）")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Workbooks.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> exportStanding(Actor actor, @PathVariable UUID round) {
        return standing.workbook(actor, round);
    }

    @PostMapping("/score-previews")
    @Operation(
            summary = "上传评分，预览会写入什么，不保存",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = Workbooks.TYPE,
                                            schema = @Schema(type = "string", format = "binary"))))
    Mono<ScoreImport> previewScores(Actor actor, @PathVariable UUID round, ServerHttpRequest request) {
        return reader.receive(request.getBody(), book -> desk.preview(actor, round, book));
    }

    @PostMapping("/score-imports")
    @Operation(
            summary = "确认评分导入：把预览过的同一个文件再传一次，写入预览的内容",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = Workbooks.TYPE,
                                            schema = @Schema(type = "string", format = "binary"))))
    Mono<ScoreImport> importScores(
            Actor actor,
            @PathVariable UUID round,
            @RequestParam String fingerprint,
            @RequestParam(defaultValue = "false") boolean submit,
            ServerHttpRequest request) {
        return reader.receive(request.getBody(), book -> desk.confirm(actor, round, book, fingerprint, submit));
    }
}
