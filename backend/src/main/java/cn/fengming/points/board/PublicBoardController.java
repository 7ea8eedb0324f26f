package cn.fengming.points.board;

import cn.fengming.points.awards.HonourBoard;
import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The wall of a village, open to everybody: names masked, minors never, yellow flags never. */
@RestController
@RequestMapping("/api/v1/public/towns/{town}")
@Tag(name = "public", description = "公开页面")
class PublicBoardController {

    /** Phones and shared caches ask again after a minute: what is taken off the wall is gone soon. */
    private static final CacheControl FRESH =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private final PublicBoard board;

    PublicBoardController(PublicBoard board) {
        this.board = board;
    }

    @GetMapping("/villages/{village}/board")
    @Operation(summary = "公示栏：公告、公示、光荣榜、红旗、名次")
    Mono<ResponseEntity<Wall>> publicWall(@PathVariable UUID town, @PathVariable UUID village) {
        return board.wall(town, village).map(PublicBoardController::fresh);
    }

    @GetMapping("/villages/{village}/announcements")
    @Operation(summary = "本村今天张贴的公告，新的在前")
    Mono<ResponseEntity<Page<Announcement>>> publicAnnouncements(
            @PathVariable UUID town,
            @PathVariable UUID village,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer size) {
        return board.announcements(town, village, after, Page.size(size)).map(PublicBoardController::fresh);
    }

    @GetMapping("/villages/{village}/honours")
    @Operation(summary = "光荣榜，新的在前")
    Mono<ResponseEntity<Page<HonourBoard.Entry>>> publicHonours(
            @PathVariable UUID town,
            @PathVariable UUID village,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer size) {
        return board.honours(town, village, after, Page.size(size)).map(PublicBoardController::fresh);
    }

    @GetMapping("/villages/{village}/red-flags")
    @Operation(summary = "某月的红旗户，默认本月")
    Mono<ResponseEntity<Page<HonourBoard.RedFlag>>> publicRedFlags(
            @PathVariable UUID town,
            @PathVariable UUID village,
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer size) {
        return board.redFlags(town, village, month, after, Page.size(size)).map(PublicBoardController::fresh);
    }

    @GetMapping("/ranking")
    @Operation(summary = "各村最近一期定榜名次")
    Mono<ResponseEntity<Ranking>> publicRanking(@PathVariable UUID town) {
        return board.ranking(town).map(PublicBoardController::fresh);
    }

    private static <T> ResponseEntity<T> fresh(T page) {
        return ResponseEntity.ok().cacheControl(FRESH).body(page);
    }
}
