package cn.fengming.points.board;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Announcements (公告), written by committee and town. */
@RestController
@Tag(name = "board", description = "公示栏")
class AnnouncementController {

    private final AnnouncementDesk desk;

    AnnouncementController(AnnouncementDesk desk) {
        this.desk = desk;
    }

    record NewAnnouncement(
            @Nullable UUID village,

            @NotBlank(message = "请写标题") @Size(min = 2, max = 60, message = "标题应在 2 到 60 个字之间")
            String title,

            @NotBlank(message = "请写内容") @Size(min = 2, max = 2000, message = "内容应在 2 到 2000 个字之间")
            String body,

            @NotNull(message = "请选开始日期") LocalDate validFrom,
            @NotNull(message = "请选截止日期") LocalDate validUntil) {}

    record Withdrawal(
            @NotBlank(message = "请写撤下的原因") @Size(max = 200, message = "原因不超过 200 个字")
            String reason) {}

    @PostMapping("/api/v1/announcements")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "张贴公告；不填村表示全镇")
    Mono<Announcement> writeAnnouncement(Actor actor, @Valid @RequestBody NewAnnouncement request) {
        return desk.write(
                actor, request.village(), request.title(), request.body(), request.validFrom(), request.validUntil());
    }

    @PostMapping("/api/v1/announcements/{id}/withdrawal")
    @Operation(summary = "撤下公告")
    Mono<Announcement> withdrawAnnouncement(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody Withdrawal request) {
        return desk.withdraw(actor, id, request.reason());
    }

    @GetMapping("/api/v1/announcements")
    @Operation(summary = "某村（不填为全镇）写过的公告，新的在前")
    Mono<Page<Announcement>> listAnnouncements(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID village,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer size) {
        return desk.written(actor, village, after, Page.size(size));
    }
}
