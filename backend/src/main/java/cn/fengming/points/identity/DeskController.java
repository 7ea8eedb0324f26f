package cn.fengming.points.identity;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signing in on a desktop with the phone. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "sessions")
class DeskController {

    private final DeskDoor desks;
    private final Attempts attempts;

    DeskController(DeskDoor desks, Attempts attempts) {
        this.desks = desks;
        this.attempts = attempts;
    }

    record Secret(
            @NotBlank(message = "缺少电脑登录凭证") @Size(max = 128, message = "电脑登录凭证过长")
            String secret) {}

    record ShownCode(
            @NotNull(message = "请输入电脑上的登录码") @Pattern(regexp = "\\d{8}", message = "登录码是 8 位数字")
            String code) {}

    @PostMapping("/sessions/desks")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "电脑请求登录：显示登录码，等手机确认，五分钟内有效")
    Mono<DeskDoor.Asking> askToSignInAtDesk(ServerWebExchange exchange) {
        return attempts.atDesk(exchange).then(Mono.defer(desks::ask));
    }

    /** POST, so that the secret stands in no address and no log. */
    @PostMapping("/sessions/desks/{desk}")
    @Operation(summary = "电脑查问是否已确认；确认后给一次令牌")
    Mono<DeskDoor.Standing> lookAtDesk(
            @PathVariable UUID desk, @Valid @RequestBody Secret request, ServerWebExchange exchange) {
        return attempts.lookingFrom(exchange).then(Mono.defer(() -> desks.look(desk, new Token(request.secret()))));
    }

    @PostMapping("/me/desk-confirmations")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "在手机上确认电脑登录（工作人员）")
    Mono<DeskDoor.Confirmed> confirmDesk(
            Actor actor, @Valid @RequestBody ShownCode request, ServerWebExchange exchange) {
        return attempts.ofDeskBy(actor.person())
                .then(Mono.defer(() -> desks.confirm(actor, Token.of(exchange), request.code())));
    }
}
