package cn.fengming.points.spots;

import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Spots for everybody, signed in or not: no person, nothing anybody typed, nothing that staff keep back. */
@RestController
@RequestMapping("/api/v1/public/towns/{town}")
@Tag(name = "spots", description = "脏乱点")
class PublicSpotsController {

    /** Short: what staff hide must be gone from shared caches soon. */
    private static final CacheControl FRESH =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private final PublicSpots spots;
    private final PublicSpotMap map;
    private final SpotStatistics statistics;
    private final Clock clock;

    PublicSpotsController(PublicSpots spots, PublicSpotMap map, SpotStatistics statistics, Clock clock) {
        this.spots = spots;
        this.map = map;
        this.statistics = statistics;
        this.clock = clock;
    }

    @GetMapping("/villages/{village}/spots")
    @Operation(summary = "本村脏乱点整改公开，新的在前")
    Mono<ResponseEntity<Page<PublicSpot>>> publicSpots(
            @PathVariable UUID town,
            @PathVariable UUID village,
            @RequestParam(required = false) SpotState.@Nullable Stage stage,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size) {
        return spots.ofVillage(town, village, stage, Bookmark.parse(after), Page.size(size))
                .map(page -> ResponseEntity.ok().cacheControl(FRESH).body(page));
    }

    @GetMapping("/spots.geojson")
    @Operation(summary = "全镇脏乱点开放数据（GeoJSON，坐标 GCJ-02，最新的五千个）")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = PublicSpotMap.TYPE, schema = @Schema(type = "object")))
    Mono<ResponseEntity<Flux<DataBuffer>>> publicSpotMap(
            @PathVariable UUID town,
            @RequestParam(required = false) @Nullable UUID village,
            @RequestParam(required = false) @Nullable SpotKind kind,
            @RequestParam(required = false) SpotState.@Nullable Stage stage,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        return spots.map(town, village, kind, stage, Span.of(from, to, clock))
                .map(features -> ResponseEntity.ok()
                        .cacheControl(FRESH)
                        .contentType(MediaType.parseMediaType(PublicSpotMap.TYPE))
                        .body(map.write(features)));
    }

    @GetMapping("/spot-figures")
    @Operation(summary = "全镇近一年脏乱点整改统计")
    Mono<ResponseEntity<PublicSpotFigures>> publicSpotFigures(@PathVariable UUID town) {
        return statistics
                .publicFigures(town)
                .map(figures -> ResponseEntity.ok().cacheControl(FRESH).body(figures));
    }
}
