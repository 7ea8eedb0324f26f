package cn.fengming.points.identity;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Invitations to posts by phone number. Numbers are answered masked. */
@RestController
@RequestMapping("/api/v1/invitations")
@Tag(name = "posts")
class InvitationController {

    private final InvitationDesk desk;
    private final Invitations invitations;

    InvitationController(InvitationDesk desk, Invitations invitations) {
        this.desk = desk;
        this.invitations = invitations;
    }

    record NewInvitation(
            @NotBlank(message = "请填写姓名") @Size(max = 40, message = "姓名不超过40字")
            String name,

            @NotBlank(message = "请填写手机号") @Size(max = 30, message = "手机号格式不对")
            String phone,

            @NotNull(message = "请选择职务") Role role,
            @Nullable UUID village,
            @Nullable UUID grid) {

        @Override
        public String toString() {
            return "NewInvitation[" + role + "]";
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "按手机号邀请工作人员")
    Mono<Invitation> inviteByPhone(Actor actor, @Valid @RequestBody NewInvitation request) {
        PostScope scope = new PostScope(request.role(), request.village(), request.grid());
        return desk.invite(actor, request.name().strip(), request.phone(), scope);
    }

    @GetMapping
    @Operation(summary = "邀请一览")
    Mono<Page<Invitation>> listInvitations(
            Actor actor, @RequestParam @Nullable UUID after, @RequestParam @Nullable Integer size) {
        int limit = Page.size(size);
        return invitations
                .list(actor.town(), after, limit + 1)
                .collectList()
                .map(found -> Page.of(found, limit, each -> each.id().toString()));
    }

    @DeleteMapping("/{invitation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤回邀请")
    Mono<Void> withdrawInvitation(Actor actor, @PathVariable UUID invitation) {
        return desk.withdraw(actor, invitation);
    }
}
