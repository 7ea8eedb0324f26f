package cn.fengming.points.community;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.paper.WorkbookReader;
import cn.fengming.points.paper.Workbooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The register as a workbook, out and in. */
@RestController
class RegisterImportController {

    private final RegisterImportDesk desk;
    private final RegisterExport export;
    private final WorkbookReader reader;

    RegisterImportController(RegisterImportDesk desk, RegisterExport export, WorkbookReader reader) {
        this.desk = desk;
        this.export = export;
        this.reader = reader;
    }

    @Operation(summary = "导出户册（Excel），手机号打码；不写村就是全镇")
    @GetMapping("/api/v1/register.xlsx")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Workbooks.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> exportRegister(
            Actor actor, @RequestParam(required = false) @Nullable UUID village) {
        return export.workbook(actor, village);
    }

    @Operation(summary = "户册导入用的空表（Excel），附村、组、网格名称；不写村就是全镇")
    @GetMapping("/api/v1/register-form.xlsx")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Workbooks.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> registerForm(
            Actor actor, @RequestParam(required = false) @Nullable UUID village) {
        return export.form(actor, village);
    }

    /** The workbook itself as body. The id is made by the client and kept, so that sending again is safe. */
    @Operation(
            summary = "上传户册，预览会改什么，还不写入；不写村就是全镇",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = Workbooks.TYPE,
                                            schema = @Schema(type = "string", format = "binary"))))
    @PutMapping("/api/v1/register-imports/{id}")
    Mono<RegisterImport> previewRegisterImport(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID village,
            ServerHttpRequest request) {
        return reader.receive(request.getBody(), book -> desk.preview(actor, id, village, book));
    }

    @Operation(summary = "户册导入的预览或结果，保留一天")
    @GetMapping("/api/v1/register-imports/{id}")
    Mono<RegisterImport> registerImport(Actor actor, @PathVariable UUID id) {
        return desk.find(actor, id);
    }

    @Operation(summary = "确认导入：写入预览的内容；预览后户册有变动就不写入")
    @PostMapping("/api/v1/register-imports/{id}/confirmation")
    Mono<RegisterImport> confirmRegisterImport(Actor actor, @PathVariable UUID id) {
        return desk.confirm(actor, id);
    }
}
