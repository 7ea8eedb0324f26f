package cn.fengming.points.wechat;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where WeChat pushes its messages. Nobody signs in here; the signature says who speaks. */
@RestController
@Tag(name = "wechat", description = "微信服务器")
class PushController {

    private static final String HEARD = "success";

    private final PushDesk desk;

    PushController(PushDesk desk) {
        this.desk = desk;
    }

    @GetMapping(path = "/api/v1/wechat/push", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(summary = "微信验证推送地址")
    Mono<String> echoToWechat(
            @RequestParam String signature,
            @RequestParam String timestamp,
            @RequestParam String nonce,
            @RequestParam("echostr") String echo) {
        return Mono.fromSupplier(() -> desk.echo(signature, timestamp, nonce, echo));
    }

    @PostMapping(path = "/api/v1/wechat/push", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(summary = "接收微信推送的消息（安全模式）")
    Mono<String> hearWechat(
            @RequestParam("msg_signature") String signature,
            @RequestParam String timestamp,
            @RequestParam String nonce,
            @RequestBody byte[] body) {
        return Mono.defer(() -> desk.hear(signature, timestamp, nonce, body)).thenReturn(HEARD);
    }
}
