package cn.fengming.points.messages;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.wechat.WechatPush;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The messages of whoever asks. */
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "messages", description = "消息和微信提醒")
class MessageController {

    private final ReadingDesk reading;
    private final TapDesk taps;

    MessageController(ReadingDesk reading, TapDesk taps) {
        this.reading = reading;
        this.taps = taps;
    }

    /** Messages that were seen. */
    record Seen(
            @NotNull(message = "请说明看过哪些消息") @Size(min = 1, max = 200, message = "一次最多 200 条")
            Set<@NotNull UUID> messages) {}

    /** Kinds that are not to be sent by WeChat; all others are. */
    record Off(@NotNull(message = "请选择不要哪些提醒") Set<@NotNull Kind> off) {}

    /** What WeChat's question was answered with, template by template. */
    record Answers(
            @NotNull(message = "请说明选了什么") @Size(min = 1, max = 10, message = "一次最多 10 个模板")
            List<@Valid @NotNull Answer> answers) {}

    /** @param answer WeChat's word: {@code accept}, {@code reject}, {@code ban} */
    record Answer(
            @NotBlank(message = "缺少模板编号") @Size(max = 64, message = "模板编号太长")
            String template,

            @NotBlank(message = "缺少选择") @Size(max = 32, message = "选择不对")
            String answer) {}

    @GetMapping("/messages")
    @Operation(summary = "我的消息，新的在前")
    Mono<Page<ReadingDesk.Shown>> listMyMessages(
            Actor actor, @RequestParam @Nullable UUID before, @RequestParam @Nullable Integer size) {
        return reading.page(actor, before, Page.size(size));
    }

    @GetMapping("/message-count")
    @Operation(summary = "我有几条新消息")
    Mono<ReadingDesk.Unread> countMyMessages(Actor actor) {
        return reading.unread(actor);
    }

    @PostMapping("/message-readings")
    @Operation(summary = "这些消息我看过了")
    Mono<ReadingDesk.Unread> readMyMessages(Actor actor, @Valid @RequestBody Seen seen) {
        return reading.read(actor, seen.messages());
    }

    @GetMapping("/message-wishes")
    @Operation(summary = "我要哪些微信提醒，每种还能收几条")
    Mono<ReadingDesk.Wishes> readMyMessageWishes(Actor actor) {
        return reading.wishes(actor);
    }

    @PutMapping("/message-wishes")
    @Operation(summary = "改我要的微信提醒")
    Mono<ReadingDesk.Wishes> changeMyMessageWishes(Actor actor, @Valid @RequestBody Off wish) {
        return reading.wish(actor, wish.off());
    }

    @PutMapping("/message-taps/{tap}")
    @Operation(summary = "微信问过我以后，我选了什么；编号由手机生成，重复发送不重复计数")
    Mono<ReadingDesk.Wishes> tellMyTap(Actor actor, @PathVariable UUID tap, @Valid @RequestBody Answers told) {
        List<WechatPush.TemplateAnswer> answers = told.answers().stream()
                .map(each -> new WechatPush.TemplateAnswer(each.template(), each.answer()))
                .toList();
        return taps.told(actor, tap, answers).then(reading.wishes(actor));
    }
}
