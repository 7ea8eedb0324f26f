package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.paper.Press;
import cn.fengming.points.paper.Script;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Bulletin, letters, certificates and loudspeaker script of a round's standing. */
@RestController
@RequestMapping("/api/v1/assessment-rounds/{round}")
@Tag(name = "assessment", description = "考核")
class StandingPaperController {

    private final StandingPapers papers;

    StandingPaperController(StandingPapers papers) {
        this.papers = papers;
    }

    @GetMapping("/bulletin.pdf")
    @Operation(summary = "打印考核通报", description = "wall=true 用 A3，贴在墙上")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Press.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> printBulletin(
            Actor actor, @PathVariable UUID round, @RequestParam(defaultValue = "false") boolean wall) {
        return papers.bulletin(actor, round, wall);
    }

    @GetMapping("/script")
    @Operation(summary = "考核结果的大喇叭稿")
    Mono<Script> readBulletinScript(Actor actor, @PathVariable UUID round) {
        return papers.script(actor, round);
    }

    @GetMapping("/letters.pdf")
    @Operation(summary = "打印约谈通知书（TALK），或整改通知书、表扬信（LETTER）；subject 只打印一个村的")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Press.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> printAssessmentLetters(
            Actor actor,
            @PathVariable UUID round,
            @RequestParam Consequence.Kind kind,
            @RequestParam(required = false) @Nullable UUID subject) {
        if (kind != Consequence.Kind.TALK && kind != Consequence.Kind.LETTER) {
            throw Problem.invalid("kind", "只有约谈通知书和通知书可以打印");
        }
        return papers.letters(actor, round, kind, subject);
    }

    @GetMapping("/certificates.pdf")
    @Operation(summary = "打印奖状：前几名和得奖的")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Press.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> printAssessmentCertificates(
            Actor actor, @PathVariable UUID round, @RequestParam(defaultValue = "3") int first) {
        return papers.certificates(actor, round, first);
    }
}
