package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.paper.Sheet;
import cn.fengming.points.paper.Workbooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The villages' pools as a workbook. */
@RestController
class PoolExportController {

    private final Passbooks passbooks;
    private final Workbooks workbooks;
    private final Clock clock;

    PoolExportController(Passbooks passbooks, Workbooks workbooks, Clock clock) {
        this.passbooks = passbooks;
        this.workbooks = workbooks;
        this.clock = clock;
    }

    @Operation(summary = "导出各村积分池（Excel）")
    @GetMapping("/api/v1/pools.xlsx")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Workbooks.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> exportPools(Actor actor) {
        return passbooks
                .pools(actor)
                .map(pools -> workbooks.download(
                        "各村积分池-" + LocalDate.now(clock) + ".xlsx",
                        Sheet.<Pool>named("积分池")
                                .text("村（社区）", 18, Pool::name)
                                .number("可分配积分", 14, Pool::balance)
                                .of(Flux.fromIterable(pools))));
    }
}
