package cn.fengming.points.identity;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What somebody may know about themselves, and leaving for good. */
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "me", description = "我")
class MeController {

    private final Mirror mirror;
    private final LeavingDesk leaving;

    MeController(Mirror mirror, LeavingDesk leaving) {
        this.mirror = mirror;
        this.leaving = leaving;
    }

    @GetMapping
    @Operation(summary = "我是谁：镇、村、家庭户、职务")
    Mono<Me> readMe(Actor actor) {
        return mirror.me(actor);
    }

    @GetMapping("/held")
    @Operation(summary = "登录模块保存了我的哪些信息")
    Mono<Held> readWhatIsHeldAboutMe(Actor actor) {
        return mirror.held(actor.person());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "注销：解除微信和手机号绑定，卸下职务，退出所有登录")
    Mono<Void> leaveForGood(Actor actor) {
        return leaving.leave(actor.person());
    }
}
