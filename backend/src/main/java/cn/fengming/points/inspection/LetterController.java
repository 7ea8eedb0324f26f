package cn.fengming.points.inspection;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.paper.Press;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 约谈 and 整改通知: the town's, and each village's own. */
@RestController
@RequestMapping("/api/v1/letters")
@Tag(name = "inspection", description = "检查计划和整改通知")
class LetterController {

    private final LetterDesk desk;
    private final LetterPapers papers;

    LetterController(LetterDesk desk, LetterPapers papers) {
        this.desk = desk;
        this.papers = papers;
    }

    /** @param dueOn the last day for the answer; null when none is asked for */
    record Sending(@Nullable LocalDate dueOn) {}

    /** Why a draft is put away. */
    record Discarding(
            @NotBlank(message = "请写明为什么作废") @Size(max = 300, message = "最多 300 字")
            String words) {}

    /** @param by who held it */
    record Talk(
            @NotNull(message = "请写约谈日期") LocalDate heldOn,

            @NotBlank(message = "请写由谁约谈") @Size(max = 60, message = "最多 60 字")
            String by,

            @NotBlank(message = "请写约谈了什么") @Size(max = 1000, message = "最多 1000 字")
            String words) {}

    /** @param photos of what was put right */
    record ReplyEntry(
            @NotBlank(message = "请写整改情况") @Size(max = 1000, message = "最多 1000 字")
            String words,

            @NotNull(message = "没有照片请写空列表") @Size(max = 9, message = "照片最多 9 张")
            List<@NotNull(message = "照片编号不能为空") UUID> photos) {}

    /** @param dueOn the new deadline; given exactly when it is returned */
    record Review(
            boolean accepted,

            @NotBlank(message = "请写审核意见") @Size(max = 500, message = "意见最多 500 字")
            String words,

            @Nullable LocalDate dueOn) {}

    @GetMapping
    @Operation(summary = "约谈和整改通知，最新的在前；村里只看到发给本村的")
    Mono<Page<Letter>> listLetters(
            Actor actor,
            @RequestParam @Nullable UUID village,
            @RequestParam Letter.@Nullable State state,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        int limit = Page.size(size);
        return desk.list(actor, village, state, after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    @GetMapping("/{letter}")
    @Operation(summary = "一封信: 依据、期限、回复和经过")
    Mono<LetterView> readLetter(Actor actor, @PathVariable UUID letter) {
        return desk.read(actor, letter);
    }

    @GetMapping("/{letter}/letter.pdf")
    @Operation(summary = "打印一封信，送达时签收")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Press.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> printLetter(Actor actor, @PathVariable UUID letter) {
        return papers.letter(actor, letter);
    }

    @PutMapping("/{letter}")
    @Operation(summary = "起草一封，或修改还没有发出的")
    Mono<LetterView> writeLetter(Actor actor, @PathVariable UUID letter, @Valid @RequestBody LetterEntry entry) {
        return desk.write(actor, letter, entry);
    }

    @PostMapping("/{letter}/sending")
    @Operation(summary = "发出: 编号，村里看得到")
    Mono<LetterView> sendLetter(Actor actor, @PathVariable UUID letter, @Valid @RequestBody Sending sending) {
        return desk.send(actor, letter, sending.dueOn());
    }

    @PostMapping("/{letter}/discard")
    @Operation(summary = "作废一封没有发出的")
    Mono<LetterView> discardLetter(Actor actor, @PathVariable UUID letter, @Valid @RequestBody Discarding discarding) {
        return desk.discard(actor, letter, discarding.words());
    }

    @PostMapping("/{letter}/talk")
    @Operation(summary = "登记已经约谈")
    Mono<LetterView> recordTalk(Actor actor, @PathVariable UUID letter, @Valid @RequestBody Talk talk) {
        return desk.talk(actor, letter, talk.heldOn(), talk.by(), talk.words());
    }

    @PutMapping("/{letter}/replies/{reply}")
    @Operation(summary = "村里回复整改情况，附照片")
    Mono<LetterView> replyToLetter(
            Actor actor, @PathVariable UUID letter, @PathVariable UUID reply, @Valid @RequestBody ReplyEntry entry) {
        return desk.reply(actor, letter, reply, entry.words(), entry.photos());
    }

    @PostMapping("/{letter}/review")
    @Operation(summary = "镇里审核回复: 认可，或退回并给新的期限")
    Mono<LetterView> reviewReply(Actor actor, @PathVariable UUID letter, @Valid @RequestBody Review review) {
        return desk.review(actor, letter, review.accepted(), review.words(), review.dueOn());
    }
}
