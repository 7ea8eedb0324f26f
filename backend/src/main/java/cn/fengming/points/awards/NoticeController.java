package cn.fengming.points.awards;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Public notices: the committee puts them up, everybody reads them with masked names. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "notices", description = "公示")
class NoticeController {

    private static final Role[] STAFF = {Role.COMMITTEE, Role.TOWN, Role.AUDITOR};

    private final NoticeDesk desk;
    private final NoticeBoard board;
    private final Notices notices;

    NoticeController(NoticeDesk desk, NoticeBoard board, Notices notices) {
        this.desk = desk;
        this.board = board;
        this.notices = notices;
    }

    /** @param applications approved ones; all that are ready when left out */
    record NewNotice(
            @NotBlank(message = "请填写公示标题") @Size(max = 60, message = "标题最多60个字")
            String title,

            @Nullable @Size(max = 1000, message = "一次最多公示1000条")
            List<@NotNull UUID> applications) {}

    /** @param days 3 to 7; 5 when left out */
    record Publication(@Nullable Integer days) {}

    @PostMapping("/villages/{village}/notices")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "拟一份公示")
    Mono<Notice> composeNotice(Actor actor, @PathVariable UUID village, @Valid @RequestBody NewNotice request) {
        return desk.compose(actor, village, request.title(), request.applications());
    }

    @PostMapping("/notices/{notice}/publication")
    @Operation(summary = "发布公示，3到7天")
    Mono<Notice> publishNotice(Actor actor, @PathVariable UUID notice, @Valid @RequestBody Publication publication) {
        return desk.publish(actor, notice, publication.days());
    }

    @PostMapping("/notices/{notice}/discard")
    @Operation(summary = "作废未发布的公示")
    Mono<Notice> discardNotice(Actor actor, @PathVariable UUID notice) {
        return desk.discard(actor, notice);
    }

    @PostMapping("/notices/{notice}/end")
    @Operation(summary = "公示期满，结束公示")
    Mono<Notice> endNotice(Actor actor, @PathVariable UUID notice) {
        return desk.end(actor, notice);
    }

    @GetMapping("/villages/{village}/notices")
    @Operation(summary = "本村的公示（村民只看到已发布的），最新的在前")
    Mono<Page<Notice>> listNotices(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam Notice.@Nullable State state,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        int limit = Page.size(size);
        Notice.State seen = actor.serves(village, STAFF) ? state : Notice.State.PUBLISHED;
        return notices.ofVillage(actor.town(), village, seen, after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    @GetMapping("/notices/{notice}")
    @Operation(summary = "一份公示和它的条目，姓名隐去中间字")
    Mono<PublicNotice> readNotice(Actor actor, @PathVariable UUID notice) {
        return board.notice(actor.town(), notice).switchIfEmpty(Notices.unknown());
    }

    @GetMapping("/public/towns/{town}/villages/{village}/notices")
    @Operation(summary = "正在公示的（不用登录），姓名隐去中间字")
    Flux<PublicNotice> listPublicNotices(@PathVariable UUID town, @PathVariable UUID village) {
        return board.openNotices(town, village);
    }
}
