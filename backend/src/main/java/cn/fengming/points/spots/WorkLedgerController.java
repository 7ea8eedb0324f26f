package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.paper.Workbooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The work ledger over HTTP: list, counts and workbook read the same filters. */
@RestController
@Tag(name = "spots", description = "脏乱点")
class WorkLedgerController {

    private final WorkLedger ledger;
    private final SpotExport export;

    WorkLedgerController(WorkLedger ledger, SpotExport export) {
        this.ledger = ledger;
        this.export = export;
    }

    @GetMapping("/api/v1/spots")
    @Operation(summary = "工作台账：本人岗位所管各村的脏乱点，可筛选")
    Mono<Page<WorkLedgerRow>> workLedger(
            Actor actor,
            @ParameterObject WorkLedgerFilter filter,
            @RequestParam(defaultValue = "NEWEST") WorkLedgerOrder sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size) {
        return ledger.page(actor, filter, sort, Bookmark.parse(after), Page.size(size));
    }

    @GetMapping("/api/v1/spot-counts")
    @Operation(summary = "工作台账各状态、超期、待核实、待我办理的件数，筛选条件同台账")
    Mono<WorkLedgerCounts> workLedgerCounts(Actor actor, @ParameterObject WorkLedgerFilter filter) {
        return ledger.counts(actor, filter);
    }

    @GetMapping("/api/v1/spots/export.xlsx")
    @Operation(summary = "导出工作台账（Excel，最多十万条），筛选条件同台账")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Workbooks.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> exportWorkLedger(
            Actor actor,
            @ParameterObject WorkLedgerFilter filter,
            @RequestParam(defaultValue = "NEWEST") WorkLedgerOrder sort) {
        return export.workbook(actor, filter, sort);
    }
}
