package cn.fengming.points.media;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Blurring photos over HTTP. */
@RestController
@Tag(name = "media", description = "照片")
class BlurController {

    /** @param areas 1 to 20 rectangles, in fractions of the picture's sides */
    record BlurForm(
            @NotNull(message = "请圈出要遮挡的地方") List<@NotNull @Valid Area> areas,

            @NotBlank(message = "请写明原因") @Size(max = 200, message = "原因最多 200 字")
            String reason) {}

    private final BlurDesk desk;

    BlurController(BlurDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/api/v1/photos/{id}/blurs")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "遮挡照片上的人脸、车牌等：不能复原，原图只有镇里和监督员能看")
    Mono<Photo> blurPhoto(Actor actor, @PathVariable UUID id, @Valid @RequestBody BlurForm form) {
        return desk.blur(actor, id, form.areas(), form.reason());
    }

    @GetMapping("/api/v1/photos/{id}/blurs")
    @Operation(summary = "照片的遮挡记录：谁、何时、为什么")
    Mono<List<Blur>> listPhotoBlurs(Actor actor, @PathVariable UUID id) {
        return desk.blurs(actor, id).collectList();
    }

    @GetMapping("/api/v1/photos/{id}/original")
    @Operation(summary = "遮挡前的照片，只有镇里和监督员能看")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> originalPhoto(Actor actor, @PathVariable UUID id) {
        return desk.original(actor, id)
                .map(picture -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(MediaType.IMAGE_JPEG)
                        .body(picture));
    }
}
