package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.ledger.SealCheck;
import cn.fengming.points.ledger.SealState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How far the book is sealed, whether the seals still fit, and the whole book to take away. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "seals", description = "账本封存")
class SealController {

    private static final int BUFFER = 1 << 16;
    private static final String LINES = "application/x-ndjson";

    private final SealDesk desk;
    private final Clock clock;

    SealController(SealDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/seals")
    @Operation(summary = "账本封存到哪里了")
    Mono<SealState> sealState(Actor actor) {
        return desk.state(actor);
    }

    @PostMapping("/seal-checks")
    @Operation(summary = "把全部封存与账本重新核对一遍")
    Mono<SealCheck> checkSeals(Actor actor) {
        return desk.check(actor);
    }

    @GetMapping("/book.jsonl")
    @Operation(summary = "导出全镇账本，不含姓名；格式见 docs/proof.md，用 verify-book 可以离线查验")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = LINES, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> exportBook(Actor actor) {
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename("book-" + LocalDate.now(clock) + ".jsonl")
                .build();
        return desk.export(actor)
                .map(pieces -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(LINES))
                        .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                        .cacheControl(CacheControl.noStore())
                        .body(pieces.concatMapIterable(SealController::buffers, 1)));
    }

    /** Small ones: the server asks for many ahead, however slowly somebody reads. */
    private static List<DataBuffer> buffers(byte[] piece) {
        return IntStream.iterate(0, at -> at < piece.length, at -> at + BUFFER)
                .<DataBuffer>mapToObj(at -> DefaultDataBufferFactory.sharedInstance.wrap(
                        ByteBuffer.wrap(piece, at, Math.min(BUFFER, piece.length - at))
                                .slice()))
                .toList();
    }

    @GetMapping("/public/towns/{town}/heads")
    @Operation(summary = "一个镇历月的账本封存码，与公示上印的核对")
    Mono<SealDesk.Heads> publicHeads(@PathVariable UUID town) {
        return desk.heads(town);
    }
}
