package cn.fengming.points.awards;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Seals;
import cn.fengming.points.paper.Press;
import cn.fengming.points.paper.Script;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Notices and honours on paper, and what the loudspeaker says of a notice. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "notices")
class AwardPaperController {

    private static final int LONGEST_CONTACT = 60;

    private final NoticeBoard board;
    private final HonourPapers honours;
    private final Seals seals;
    private final Community community;
    private final Press press;
    private final Clock clock;

    AwardPaperController(
            NoticeBoard board, HonourPapers honours, Seals seals, Community community, Press press, Clock clock) {
        this.board = board;
        this.honours = honours;
        this.seals = seals;
        this.community = community;
        this.press = press;
        this.clock = clock;
    }

    @GetMapping("/notices/{notice}/notice.pdf")
    @Operation(summary = "打印一份公示", description = "contact 是印在异议方式里的联系人和电话，最多 60 字")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Press.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> printNotice(
            Actor actor, @PathVariable UUID notice, @RequestParam(required = false) @Nullable String contact) {
        if (contact != null && contact.length() > LONGEST_CONTACT) {
            throw Problem.invalid("contact", "联系方式最多 " + LONGEST_CONTACT + " 字");
        }
        return paper(actor, notice, contact)
                .map(NoticePaper::paper)
                .flatMap(paper -> seals.printed(actor.town())
                        .map(head -> paper.note(head.imprint(clock.getZone())))
                        .defaultIfEmpty(paper))
                .flatMap(press::download);
    }

    @GetMapping("/notices/{notice}/script")
    @Operation(summary = "一份公示的大喇叭稿")
    Mono<Script> readNoticeScript(Actor actor, @PathVariable UUID notice) {
        return paper(actor, notice, null).map(NoticePaper::script);
    }

    @GetMapping("/honours/{honour}/certificate.pdf")
    @Operation(summary = "打印一项荣誉的奖状")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Press.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> printHonourCertificate(Actor actor, @PathVariable UUID honour) {
        return honours.certificate(actor, honour).flatMap(press::download);
    }

    @GetMapping("/honours/{honour}/praise.pdf")
    @Operation(summary = "打印一项荣誉的表扬信")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Press.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> printPraise(Actor actor, @PathVariable UUID honour) {
        return honours.praise(actor, honour).flatMap(press::download);
    }

    private Mono<NoticePaper> paper(Actor actor, UUID id, @Nullable String contact) {
        return board.notice(actor.town(), id)
                .switchIfEmpty(Notices.unknown())
                .doOnNext(posted -> actor.mustServe(posted.notice().village(), Role.COMMITTEE, Role.TOWN, Role.AUDITOR))
                .zipWhen(posted ->
                        community.village(actor.town(), posted.notice().village()))
                .map(known -> new NoticePaper(known.getT2().committee(), known.getT1(), contact, clock.getZone()));
    }
}
