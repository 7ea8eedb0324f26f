package cn.fengming.points.media;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Voice notes over HTTP: a minute is small, so it is sent whole. */
@RestController
@Tag(name = "media", description = "照片")
class RecordingController {

    private final RecordingDesk desk;

    RecordingController(RecordingDesk desk) {
        this.desk = desk;
    }

    /** Raw body, MP3, MP4 or WebM sound. The id is made by the client and kept, so that sending again is safe. */
    @PutMapping("/api/v1/recordings/{id}")
    @Operation(
            summary = "上传语音，最长 60 秒、2 MB",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "audio/mpeg",
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = "audio/mp4", schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = "audio/webm", schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<ResponseEntity<Recording>> uploadRecording(Actor actor, @PathVariable UUID id, ServerHttpRequest request) {
        return desk.take(actor, id, request.getBody()).map(RecordingController::answer);
    }

    @GetMapping("/api/v1/recordings/{id}")
    @Operation(summary = "听语音：只有本人和村镇工作人员能听")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "audio/*", schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> recording(Actor actor, @PathVariable UUID id) {
        return desk.mustHear(actor, id).map(this::serve);
    }

    private ResponseEntity<Flux<DataBuffer>> serve(RecordingRow row) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(row.kind().mediaType()))
                .contentLength(row.sizeBytes())
                .body(desk.sound(row));
    }

    private static ResponseEntity<Recording> answer(RecordingDesk.Taken taken) {
        var response = ResponseEntity.created(
                URI.create("/api/v1/recordings/" + taken.recording().id()));
        if (taken.repeated()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.body(taken.recording());
    }
}
