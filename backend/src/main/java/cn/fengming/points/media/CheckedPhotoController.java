package cn.fengming.points.media;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where a service that checks pictures fetches one. */
@RestController
@Tag(name = "media", description = "照片")
class CheckedPhotoController {

    private final CheckedPhotos photos;

    CheckedPhotoController(CheckedPhotos photos) {
        this.photos = photos;
    }

    @GetMapping("/api/v1/checked-photos/{token}")
    @Operation(summary = "内容检查服务取照片：地址半小时内有效")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> checkedPhoto(@PathVariable String token) {
        return photos.picture(token)
                .map(picture -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(MediaType.IMAGE_JPEG)
                        .body(picture));
    }
}
