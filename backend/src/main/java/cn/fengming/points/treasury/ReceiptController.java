package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.paper.Press;
import cn.fengming.points.seal.ReceiptProof;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Receipts with a QR picture, and the page that checks one for anybody. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "receipts", description = "收据和查验")
class ReceiptController {

    private final Receipts receipts;
    private final ReceiptPapers papers;

    ReceiptController(Receipts receipts, ReceiptPapers papers) {
        this.receipts = receipts;
        this.papers = papers;
    }

    @GetMapping("/me/wallet/entries/{transfer}/receipt")
    @Operation(summary = "我家存折里一笔的收据：查验的地址")
    Mono<Receipts.Passed> myEntryReceipt(Actor actor, @PathVariable UUID transfer, ServerHttpRequest request) {
        return receipts.own(actor, transfer, request.getURI());
    }

    @GetMapping("/me/wallet/entries/{transfer}/receipt.pdf")
    @Operation(summary = "打印我家存折里一笔的收据")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Press.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> printMyEntryReceipt(
            Actor actor, @PathVariable UUID transfer, ServerHttpRequest request) {
        return papers.own(actor, transfer, request.getURI());
    }

    @GetMapping("/households/{household}/wallet/entries/{transfer}/receipt.pdf")
    @Operation(summary = "替一户打印存折里一笔的收据（工作人员）")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Press.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> printHouseholdEntryReceipt(
            Actor actor, @PathVariable UUID household, @PathVariable UUID transfer, ServerHttpRequest request) {
        return papers.ofHousehold(actor, household, transfer, request.getURI());
    }

    @GetMapping("/public/receipts/{token}")
    @Operation(summary = "查验一张收据：在不在账本里、哪天封存、与哪个月印出的封存码相符")
    Mono<ResponseEntity<Receipt>> publicReceipt(@PathVariable String token) {
        return receipts.read(token)
                .map(receipt ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(receipt));
    }

    @GetMapping("/public/receipts/{token}/proof.json")
    @Operation(summary = "下载一张收据的凭证，格式见 docs/proof.md")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<String>> publicReceiptProof(@PathVariable String token) {
        ContentDisposition attachment =
                ContentDisposition.attachment().filename("receipt-proof.json").build();
        return receipts.proof(token)
                .map(ReceiptProof::json)
                .map(json -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                        .cacheControl(CacheControl.noStore())
                        .body(json));
    }
}
