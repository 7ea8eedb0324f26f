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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Posts: given and taken by the town office, read by it and the auditors. */
@RestController
@RequestMapping("/api/v1/posts")
@Tag(name = "posts", description = "职务")
class PostController {

    private final PostDesk desk;
    private final Posts posts;

    PostController(PostDesk desk, Posts posts) {
        this.desk = desk;
        this.posts = posts;
    }

    record NewPost(
            @NotNull(message = "请选择人员") UUID person,
            @NotNull(message = "请选择职务") Role role,
            @Nullable UUID village,
            @Nullable UUID grid,

            @Size(max = 200, message = "理由不超过200字") @Nullable
            String reason) {}

    record Reason(
            @NotBlank(message = "请写明理由") @Size(max = 200, message = "理由不超过200字")
            String reason) {}

    @GetMapping
    @Operation(summary = "职务一览；history=true 时含已撤销的")
    Mono<Page<Post>> listPosts(
            Actor actor,
            @RequestParam @Nullable UUID person,
            @RequestParam @Nullable UUID village,
            @RequestParam @Nullable Role role,
            @RequestParam(defaultValue = "false") boolean history,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        PostQuery query = new PostQuery(person, village, role, history, after, Page.size(size));
        return posts.list(actor.town(), query)
                .collectList()
                .map(found -> Page.of(found, query.size(), post -> post.id().toString()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "指派职务")
    Mono<Post> grantPost(Actor actor, @Valid @RequestBody NewPost request) {
        PostScope scope = new PostScope(request.role(), request.village(), request.grid());
        return desk.grant(actor, request.person(), scope, request.reason());
    }

    @PostMapping("/{post}/revoke")
    @Operation(summary = "撤销职务，立即生效")
    Mono<Post> revokePost(Actor actor, @PathVariable UUID post, @Valid @RequestBody Reason request) {
        return desk.revoke(actor, post, request.reason());
    }
}
