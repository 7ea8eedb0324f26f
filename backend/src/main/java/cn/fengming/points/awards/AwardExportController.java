package cn.fengming.points.awards;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.paper.Workbooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Applications and postings as a workbook. */
@RestController
@Tag(name = "applications", description = "申报")
class AwardExportController {

    private final AwardExport export;

    AwardExportController(AwardExport export) {
        this.export = export;
    }

    @GetMapping("/api/v1/applications.xlsx")
    @Operation(summary = "导出一个季度的申报和入账（Excel）；不写村就是全镇")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Workbooks.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> exportApplications(
            Actor actor, @RequestParam String quarter, @RequestParam(required = false) @Nullable UUID village) {
        return export.workbook(actor, Quarter.parse(quarter), village);
    }
}
