package cn.fengming.points.board;

import cn.fengming.points.awards.HonourBoard;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.paper.Press;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The honour board as a poster. */
@RestController
@Tag(name = "board")
class HonourPosterController {

    private static final int MOST_HONOURS = 200;
    private static final int MOST_FLAGS = 400;

    private final HonourBoard board;
    private final Community community;
    private final Press press;
    private final Clock clock;

    HonourPosterController(HonourBoard board, Community community, Press press, Clock clock) {
        this.board = board;
        this.community = community;
        this.press = press;
        this.clock = clock;
    }

    @GetMapping("/api/v1/villages/{village}/honour-board.pdf")
    @Operation(summary = "打印光荣榜（A3 横向），含本月红旗户")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Press.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> printHonourBoard(Actor actor, @PathVariable UUID village) {
        return community
                .village(actor.town(), village)
                .doOnNext(found -> actor.mustServe(found.id(), Role.COMMITTEE, Role.TOWN, Role.AUDITOR))
                .flatMap(this::poster)
                .filter(poster -> !poster.empty())
                .switchIfEmpty(Mono.error(() -> Problem.refused("nothing-to-print", "光荣榜上还没有人")))
                .flatMap(poster -> press.download(poster.paper()));
    }

    private Mono<HonourPoster> poster(Village village) {
        YearMonth month = YearMonth.from(LocalDate.now(clock));
        int code = month.getYear() * 100 + month.getMonthValue();
        return Mono.zip(
                board.standing(village.town(), village.id(), null, MOST_HONOURS).collectList(),
                board.redFlags(village.town(), village.id(), code, null, MOST_FLAGS)
                        .collectList(),
                (honours, flags) ->
                        new HonourPoster(village, honours, flags, month.getYear() + "年" + month.getMonthValue() + "月"));
    }
}
