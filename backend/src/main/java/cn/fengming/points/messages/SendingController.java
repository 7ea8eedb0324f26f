package cn.fengming.points.messages;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the town sees of the sending by WeChat. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "messages")
class SendingController {

    private final SendingDesk desk;

    SendingController(SendingDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/message-figures")
    @Operation(summary = "最近若干天的消息：每种发出多少，没有发出的为什么")
    Mono<SendingDesk.Figures> readMessageFigures(Actor actor, @RequestParam(defaultValue = "30") int days) {
        return desk.figures(actor, days);
    }

    @GetMapping("/message-failures")
    @Operation(summary = "没有送到的消息，新的在前")
    Mono<Page<SendingDesk.Failure>> listMessageFailures(
            Actor actor, @RequestParam @Nullable UUID before, @RequestParam @Nullable Integer size) {
        return desk.failures(actor, before, Page.size(size));
    }

    @GetMapping("/message-templates")
    @Operation(summary = "核对微信模板：和小程序账号里的对不对得上")
    Mono<List<SendingDesk.TemplateCheck>> checkMessageTemplates(Actor actor) {
        return desk.check(actor);
    }
}
