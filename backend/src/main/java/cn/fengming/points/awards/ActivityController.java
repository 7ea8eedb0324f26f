package cn.fengming.points.awards;

import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Photo;
import cn.fengming.points.media.Photos;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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
import reactor.core.publisher.Mono;

/** Activities: scan in, scan out, close, confirm. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "activities", description = "集体活动")
class ActivityController {

    private static final Role[] READERS = {Role.COMMITTEE, Role.INSPECTOR, Role.PANEL, Role.TOWN, Role.AUDITOR};

    private final ActivityDesk desk;
    private final Activities activities;
    private final Photos photos;

    ActivityController(ActivityDesk desk, Activities activities, Photos photos) {
        this.desk = desk;
        this.activities = activities;
        this.photos = photos;
    }

    record NewActivity(
            @NotBlank(message = "请选择积分项目") String ruleCode,

            @NotBlank(message = "请填写活动名称") @Size(max = 60, message = "名称最多60个字")
            String title,

            @Nullable LocalDate heldOn) {}

    record ScannedCard(@NotBlank(message = "请扫描户卡") String card) {}

    /** @param photos of the activity or its sign sheet, for everybody who was there */
    record ActivityEnd(
            @Nullable @Size(max = 9, message = "照片最多9张") List<@NotNull @Valid ShownPhoto> photos) {}

    record ActivitySheet(Activity activity, List<Activity.Attendance> attendance, List<UUID> photos) {}

    record ConfirmedCount(long confirmed) {}

    @PostMapping("/villages/{village}/activities")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "发起一次活动")
    Mono<Activity> openActivity(Actor actor, @PathVariable UUID village, @Valid @RequestBody NewActivity request) {
        return desk.open(actor, village, request.ruleCode(), request.title(), request.heldOn());
    }

    @PostMapping("/activities/{activity}/arrivals")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "扫户卡签到")
    Mono<Household> scanIn(Actor actor, @PathVariable UUID activity, @Valid @RequestBody ScannedCard scanned) {
        return desk.scanIn(actor, activity, scanned.card());
    }

    @PostMapping("/activities/{activity}/departures")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "扫户卡签退（按小时计分的活动）")
    Mono<Household> scanOut(Actor actor, @PathVariable UUID activity, @Valid @RequestBody ScannedCard scanned) {
        return desk.scanOut(actor, activity, scanned.card());
    }

    @PostMapping("/activities/{activity}/end")
    @Operation(summary = "结束活动，为到场各户登记积分")
    Mono<Activity> closeActivity(Actor actor, @PathVariable UUID activity, @Valid @RequestBody ActivityEnd end) {
        return desk.close(actor, activity, end.photos() == null ? List.of() : end.photos());
    }

    @PostMapping("/activities/{activity}/confirmation")
    @Operation(summary = "第二人确认整次活动")
    Mono<ConfirmedCount> confirmActivity(Actor actor, @PathVariable UUID activity) {
        return desk.confirm(actor, activity).map(ConfirmedCount::new);
    }

    @GetMapping("/villages/{village}/activities")
    @Operation(summary = "本村的活动，最新的在前")
    Mono<Page<Activity>> listActivities(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        actor.mustServe(village, READERS);
        int limit = Page.size(size);
        return activities
                .ofVillage(actor.town(), village, after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    @GetMapping("/activities/{activity}")
    @Operation(summary = "一次活动和到场各户")
    Mono<ActivitySheet> readActivity(Actor actor, @PathVariable UUID activity) {
        return activities
                .find(actor.town(), activity)
                .doOnNext(found -> actor.mustServe(found.village(), READERS))
                .zipWith(activities.attendance(actor.town(), activity).collectList())
                .zipWith(
                        photos.of(actor.town(), ActivityDesk.SUBJECT, activity)
                                .map(Photo::id)
                                .collectList(),
                        (found, shown) -> new ActivitySheet(found.getT1(), found.getT2(), shown));
    }
}
