package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The calendar of actions over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "calendar", description = "行动日历")
class CalendarController {

    private static final int DAYS_AHEAD = 60;
    private static final int JOINT_ACTION_BY = 25;

    private final CalendarDesk desk;
    private final Clock clock;

    CalendarController(CalendarDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** @param day the one that does not take place; null for all that is to come */
    record CallingOff(
            @Nullable LocalDate day,

            @NotBlank(message = "请写明取消的原因") @Size(max = 200, message = "原因最多 200 字")
            String reason) {}

    @PutMapping("/actions/{action}")
    @Operation(summary = "安排一项行动，或改一项")
    Mono<Action> writeAction(Actor actor, @PathVariable UUID action, @Valid @RequestBody ActionForm form) {
        return desk.write(actor, action, form);
    }

    @PostMapping("/actions/{action}/calling-off")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "取消一天，或取消以后全部")
    Mono<Void> callOffAction(Actor actor, @PathVariable UUID action, @Valid @RequestBody CallingOff off) {
        return desk.callOff(actor, action, off.day(), off.reason());
    }

    @GetMapping("/me/action-days")
    @Operation(summary = "与我有关的行动，近的在前；默认今天起 60 天")
    Flux<ActionDay> listMyActionDays(
            Actor actor, @RequestParam @Nullable LocalDate from, @RequestParam @Nullable LocalDate to) {
        LocalDate first = from == null ? LocalDate.now(clock) : from;
        return desk.days(actor, first, to == null ? first.plusDays(DAYS_AHEAD) : to);
    }

    @GetMapping("/me/action-days.ics")
    @Operation(summary = "与我有关的一年行动，日历文件")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = "string")))
    Mono<ResponseEntity<String>> exportMyActionDays(Actor actor) {
        LocalDate today = LocalDate.now(clock);
        return desk.days(actor, today.minusMonths(1), today.plusYears(1))
                .collectList()
                .map(days -> CalendarFile.of("行动日历", days, clock.instant()))
                .map(CalendarController::file);
    }

    private static ResponseEntity<String> file(String text) {
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename("行动日历.ics", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CalendarFile.TYPE))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .cacheControl(CacheControl.noStore())
                .body(text);
    }

    @PutMapping("/action-turnouts/{turnout}")
    @Operation(summary = "登记一个村到场多少人；再登记一次以新的为准")
    Mono<Turnout> writeActionTurnout(Actor actor, @PathVariable UUID turnout, @Valid @RequestBody TurnoutForm form) {
        return desk.came(actor, turnout, form);
    }

    @GetMapping("/villages/{village}/action-turnouts")
    @Operation(summary = "一个村的到场登记，近的在前；默认最近 60 天")
    Flux<Turnout> listActionTurnouts(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to) {
        LocalDate last = to == null ? LocalDate.now(clock) : to;
        return desk.turnouts(actor, village, from == null ? last.minusDays(DAYS_AHEAD) : from, last);
    }

    @GetMapping("/action-months/{month}")
    @Operation(summary = "各村这个月集中行动了几次；by 是最晚几号，默认 25 号")
    Flux<MonthLine> listActionMonth(Actor actor, @PathVariable YearMonth month, @RequestParam @Nullable Integer by) {
        return desk.month(actor, month, by == null ? JOINT_ACTION_BY : by);
    }
}
