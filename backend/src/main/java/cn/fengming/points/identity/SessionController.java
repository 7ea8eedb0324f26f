package cn.fengming.points.identity;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Signing in, choosing a town, signing out. Tries are counted before anybody is asked. */
@RestController
@RequestMapping("/api/v1/sessions")
@Tag(name = "sessions", description = "登录")
class SessionController {

    private final FrontDoor door;
    private final BindingRequestDesk binding;
    private final Sessions sessions;
    private final Attempts attempts;
    private final Community community;

    SessionController(
            FrontDoor door, BindingRequestDesk binding, Sessions sessions, Attempts attempts, Community community) {
        this.door = door;
        this.binding = binding;
        this.sessions = sessions;
        this.attempts = attempts;
        this.community = community;
    }

    record Code(
            @NotBlank(message = "缺少微信登录凭证") @Size(max = 128, message = "微信登录凭证过长")
            String code) {}

    /** @param name the person's name, or at least the family name */
    record Card(
            @NotNull(message = "请选择镇") UUID town,

            @NotBlank(message = "请填写户卡号") @Size(max = 20, message = "户卡号过长")
            String cardCode,

            @NotBlank(message = "请填写姓名") @Size(max = 40, message = "姓名过长")
            String name) {}

    record ChosenMember(
            @NotNull(message = "请选择镇") UUID town,
            @NotNull(message = "请选择成员") UUID member) {}

    record ChosenTown(@NotNull(message = "请选择镇") UUID town) {}

    /** One of my sessions; {@code current} is the one that asks. */
    record Listed(UUID id, Session.Way way, Instant startedAt, Instant seenAt, Instant until, boolean current) {}

    @PostMapping("/wechat")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "微信登录")
    Mono<SignIn> signInByWechat(@Valid @RequestBody Code request, ServerWebExchange exchange) {
        return attempts.from(exchange)
                .then(attempts.of(request.code()))
                .then(Mono.defer(() -> door.byWechat(request.code())));
    }

    @PostMapping("/phone")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "用手机号绑定家庭户和职务，旧令牌失效")
    Mono<SignIn> bindByPhone(Actor actor, @Valid @RequestBody Code request, ServerWebExchange exchange) {
        return attempts.by(actor.person())
                .then(attempts.of(request.code()))
                .then(Mono.defer(() -> door.byPhone(Token.of(exchange), request.code())));
    }

    @PostMapping("/member")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "手机号对应几位成员时，选择本人")
    Mono<SignIn> bindAsMember(Actor actor, @Valid @RequestBody ChosenMember request, ServerWebExchange exchange) {
        return attempts.by(actor.person())
                .then(Mono.defer(() -> door.byMember(Token.of(exchange), request.town(), request.member())));
    }

    @PostMapping("/card")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "用户卡申请绑定，等村委确认")
    Mono<SignIn.Asked> askToBeBoundByCard(Actor actor, @Valid @RequestBody Card request) {
        return attempts.by(actor.person())
                .then(Mono.defer(
                        () -> binding.byCard(actor.person(), request.town(), request.cardCode(), request.name())))
                .map(SignIn.Asked::of);
    }

    @GetMapping("/towns")
    @Operation(summary = "可选的镇")
    Flux<Town> listTownsToBindIn() {
        return community.towns();
    }

    @GetMapping("/current")
    @Operation(summary = "当前登录状态：所在的镇、等待确认的申请")
    Mono<SignIn> readCurrentSession(ServerWebExchange exchange) {
        return door.state(Token.of(exchange));
    }

    @PutMapping("/current/town")
    @Operation(summary = "切换到本人的另一个镇")
    Mono<SignIn> switchTown(@Valid @RequestBody ChosenTown request, ServerWebExchange exchange) {
        return door.inTown(Token.of(exchange), request.town());
    }

    @GetMapping
    @Operation(summary = "本人在各设备上的登录")
    Flux<Listed> listMySessions(Actor actor, ServerWebExchange exchange) {
        return sessions.find(Token.of(exchange))
                .flatMapMany(current -> sessions.of(actor.person()).map(session -> listed(session, current)));
    }

    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "退出登录")
    Mono<Void> signOut(ServerWebExchange exchange) {
        return sessions.signOut(Token.of(exchange));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "在所有设备上退出登录")
    Mono<Void> signOutEverywhere(Actor actor) {
        return sessions.signOutEverywhere(actor.person());
    }

    private static Listed listed(Session session, Session current) {
        return new Listed(
                session.id(),
                session.way(),
                session.startedAt(),
                session.seenAt(),
                session.until(),
                session.id().equals(current.id()));
    }
}
