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
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Photos over HTTP. A photo can be hidden or blurred at any time, so nobody may show a copy without asking; the answer
 * to who has the latest is short.
 */
@RestController
@Tag(name = "media", description = "照片")
class PhotoController {

    private static final CacheControl OWN = CacheControl.noCache().cachePrivate();
    private static final CacheControl SHARED = CacheControl.noCache().cachePublic();

    private final PhotoDesk desk;

    PhotoController(PhotoDesk desk) {
        this.desk = desk;
    }

    /** Raw image body, JPEG or PNG. The id is made by the client and kept, so that sending again is safe. */
    @PutMapping("/api/v1/photos/{id}")
    @Operation(
            summary = "上传照片",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "image/jpeg",
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<ResponseEntity<Photo>> uploadPhoto(Actor actor, @PathVariable UUID id, ServerHttpRequest request) {
        return desk.take(actor, id, request.getBody()).map(PhotoController::answer);
    }

    @GetMapping("/api/v1/photos/{id}")
    @Operation(summary = "查看照片")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> photo(Actor actor, @PathVariable UUID id, ServerWebExchange exchange) {
        return desk.mustSee(actor, id).map(row -> serve(row, false, OWN, exchange));
    }

    @GetMapping("/api/v1/photos/{id}/thumbnail")
    @Operation(summary = "查看缩略图")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> photoThumbnail(
            Actor actor, @PathVariable UUID id, ServerWebExchange exchange) {
        return desk.mustSee(actor, id).map(row -> serve(row, true, OWN, exchange));
    }

    @GetMapping("/api/v1/public/towns/{town}/photos/{id}")
    @Operation(summary = "查看公开照片")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> publicPhoto(
            @PathVariable UUID town, @PathVariable UUID id, ServerWebExchange exchange) {
        return desk.mustBePublic(town, id).map(row -> serve(row, false, SHARED, exchange));
    }

    @GetMapping("/api/v1/public/towns/{town}/photos/{id}/thumbnail")
    @Operation(summary = "查看公开照片缩略图")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> publicPhotoThumbnail(
            @PathVariable UUID town, @PathVariable UUID id, ServerWebExchange exchange) {
        return desk.mustBePublic(town, id).map(row -> serve(row, true, SHARED, exchange));
    }

    private static ResponseEntity<Photo> answer(PhotoDesk.Taken taken) {
        var response = ResponseEntity.created(
                URI.create("/api/v1/photos/" + taken.photo().id()));
        if (taken.repeated()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.body(taken.photo());
    }

    private ResponseEntity<Flux<DataBuffer>> serve(
            PhotoRow row, boolean small, CacheControl cache, ServerWebExchange exchange) {
        String tag = row.etag(small);
        HttpHeaders asked = exchange.getRequest().getHeaders();
        if (asked.getIfNoneMatch().contains(tag)) {
            return ResponseEntity.status(304).eTag(tag).cacheControl(cache).build();
        }
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(cache)
                .contentType(MediaType.IMAGE_JPEG)
                .body(desk.picture(row, small));
    }
}
