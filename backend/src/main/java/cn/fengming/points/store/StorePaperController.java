package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.paper.Press;
import cn.fengming.points.paper.Script;
import cn.fengming.points.treasury.Receipts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Receipts on paper, and the loudspeaker's words of a window. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "store")
class StorePaperController {

    private final StorePapers papers;
    private final StorePosters posters;

    StorePaperController(StorePapers papers, StorePosters posters) {
        this.papers = papers;
        this.posters = posters;
    }

    @GetMapping("/redemptions/{id}/receipt.pdf")
    @Operation(summary = "打印兑换收据；没有取货的打印兑换单")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Press.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> printReceipt(Actor actor, @PathVariable UUID id, ServerHttpRequest request) {
        return papers.receipt(actor, id, request.getURI());
    }

    @GetMapping("/redemptions/{id}/receipt")
    @Operation(summary = "取走的兑换单的收据：查验的地址")
    Mono<Receipts.Passed> redemptionReceipt(Actor actor, @PathVariable UUID id, ServerHttpRequest request) {
        return papers.passed(actor, id, request.getURI());
    }

    @GetMapping("/outlets/{outlet}/poster.pdf")
    @Operation(summary = "打印兑换点的海报：小程序码；没有开通微信的印网址的二维码")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Press.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> printPoster(Actor actor, @PathVariable UUID outlet) {
        return posters.poster(actor, outlet);
    }

    @GetMapping("/redemption-windows/{id}/script")
    @Operation(summary = "一期兑换的大喇叭稿")
    Mono<Script> readWindowScript(Actor actor, @PathVariable UUID id) {
        return papers.script(actor, id);
    }
}
